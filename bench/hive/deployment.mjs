// orgplane with each subgraph as a process of its own, the demo world in it, and the gateway of our own, which makes actor tokens.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { freePort } from "../waiting.mjs";

const project = fileURLToPath(new URL("../../", import.meta.url));
const ours = (path) => import(join(project, "dist", path));
const names = ["organizations", "identity", "workspaces", "provisioners"];

/** A process of orgplane, and the line that says that it is there. */
async function start(children, [file, ...args], { settings, line }) {
  const child = spawn(process.execPath, [join(project, "dist", file), ...args], {
    cwd: project,
    env: { PATH: process.env.PATH, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  for await (const said of createInterface(child.stdout)) {
    const found = line.exec(said);
    if (!found) continue;
    child.stdout.resume();
    return found[1] ?? said;
  }
  throw new Error(`${file} ended before it said ${String(line)}`);
}

/** The address of our gateway, those of the subgraphs by name, the supergraph with them, and the demo's tokens. */
export async function startDeployment() {
  const { startEmbeddedPostgres } = await ours("foundation/database/embedded-postgres.js");
  const { createDatabase } = await ours("foundation/database/database-clones.js");
  const folder = await mkdtemp(join(tmpdir(), "orgplane-hive-"));
  const [dataDir, postgresDir] = ["data", "postgres"].map((name) => join(folder, name));
  for (const each of [dataDir, postgresDir]) await mkdir(each);
  const postgres = await startEmbeddedPostgres({
    dataDir: postgresDir,
    log: () => undefined,
    durable: false,
  });
  await createDatabase(postgres.connection, "orgplane");
  const { host, port: databasePort, user, password } = postgres.connection;
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = {
    DATABASE_URL: `postgresql://${user}:${password}@${host}:${databasePort}/orgplane`,
    ORGPLANE_ENCRYPTION_KEYS: `1:${randomBytes(32).toString("base64")}`,
    ORGPLANE_DATA_DIR: dataDir,
    ORGPLANE_JWKS_URL: `${origin}/.well-known/jwks.json`,
  };
  const children = [];
  await start(children, ["processes/serve.js"], {
    settings: { ...settings, ORGPLANE_PORT: String(port), ORGPLANE_DEMO: "true" },
    line: /sign in by browser at/,
  });
  const urls = await Promise.all(
    names.map((name) =>
      start(children, ["processes/subgraph.js", name], {
        settings: { ...settings, ORGPLANE_PORT: "0" },
        line: /answers at (\S+)/,
      }),
    ),
  );
  const urlByName = Object.fromEntries(names.map((name, index) => [name, urls[index]]));
  const supergraph = await readFile(join(project, "schema/supergraph.graphql"), "utf8");
  return {
    origin,
    urlByName,
    supergraph: supergraph.replace(
      /@join__graph\(name: "(\w+)", url: "[^"]*"\)/g,
      (_, name) => `@join__graph(name: "${name}", url: "${urlByName[name]}")`,
    ),
    tokens: JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8")).tokens,
    async stop() {
      for (const child of children.reverse()) {
        if (child.exitCode !== null) continue;
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
