// orgplane with the demo world in it, in three ways: subgraphs in the gateway's process, as processes of their own behind our
// gateway, and the same ones behind `@apollo/gateway`. Nothing changes in it any more while it is measured.
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createDatabase } from "../../dist/foundation/database/database-clones.js";
import { startEmbeddedPostgres } from "../../dist/foundation/database/embedded-postgres.js";
import { freePort } from "../waiting.mjs";
import { countStatements } from "./statements.mjs";
import { cores, project, start, stop } from "./processes.mjs";

const names = ["organizations", "identity", "workspaces", "provisioners"];
const at = (file) => join(project, "dist/processes", file);

async function ask({ endpoint, token }, query, variables) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** Daemons that are away for good, and a job for each workspace of the demo that waits for them. */
async function standStill(client, as) {
  await client.query("update provisioners.provisioner_daemons set last_seen_at = now() - interval '1 day'");
  const { workspaces } = await ask(as, "{ workspaces(first: 50) { nodes { id } } }");
  const stopping = "mutation ($input: StopWorkspaceInput!) { stopWorkspace(input: $input) { userErrors { code } } }";
  for (const { id } of workspaces.nodes) await ask(as, stopping, { input: { id } });
}

/** An empty database, and the demo world made in it by a process that is then ended. */
async function makeDatabase(folder) {
  const [dataDir, postgresDir] = ["data", "postgres"].map((name) => join(folder, name));
  for (const each of [dataDir, postgresDir]) await mkdir(each);
  const lines = new Set();
  const log = (line) => lines.forEach((hear) => hear(line));
  const postgres = await startEmbeddedPostgres({ dataDir: postgresDir, log, durable: false });
  await createDatabase(postgres.connection, "orgplane");
  const settings = {
    DATABASE_URL: postgres.url("orgplane"),
    ORGPLANE_ENCRYPTION_KEYS: `1:${randomBytes(32).toString("base64")}`,
    ORGPLANE_DATA_DIR: dataDir,
    ORGPLANE_LIMIT_REQUESTS_PER_MINUTE: "0",
  };
  const demo = { ...settings, ORGPLANE_PORT: String(await freePort()), ORGPLANE_DEMO: "true" };
  await stop(await start([at("serve.js")], { settings: demo, line: /\d s {2}the demo world is ready/ }));
  const { tokens } = JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8"));
  return { postgres, settings, token: tokens.owner, lines };
}

/** Our gateway and the subgraphs, which trust its actor tokens; and the supergraph with their addresses, in a file. */
async function startApart(settings, folder) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const trusting = { ...settings, ORGPLANE_JWKS_URL: `${origin}/.well-known/jwks.json`, ORGPLANE_PORT: "0" };
  const subgraphs = [];
  for (const name of names)
    subgraphs.push(await start([at("subgraph.js"), name], { settings: trusting, line: /answers at (\S+)/ }));
  const urlByName = new Map(names.map((name, index) => [name, subgraphs[index].url]));
  const supergraph = (await readFile(join(project, "schema/supergraph.graphql"), "utf8")).replace(
    /@join__graph\(name: "(\w+)", url: "[^"]*"\)/g,
    (_, name) => `@join__graph(name: "${name}", url: "${urlByName.get(name)}")`,
  );
  const file = join(folder, "supergraph.graphql");
  await writeFile(file, supergraph);
  const gateway = await start([at("gateway.js"), "--supergraph", file, "--port", String(port)], {
    settings,
    line: /answers at (\S+)/,
    core: cores.gateway,
  });
  return { gateway, subgraphs, file, origin };
}

/** Who is measured, with the processes that work for them; `stop` ends all of it. */
export async function startDeployment() {
  const folder = await mkdtemp(join(tmpdir(), "orgplane-graph-"));
  const { postgres, settings, token, lines } = await makeDatabase(folder);
  const embedded = await start([at("serve.js")], {
    settings: { ...settings, ORGPLANE_PORT: String(await freePort()), ORGPLANE_DEMO: "false" },
    line: /gateway answer at (\S+)/,
    core: cores.gateway,
  });
  const { gateway, subgraphs, file, origin } = await startApart(settings, folder);
  const peer = await start([join(project, "bench/graph/apollo.mjs"), file, origin], {
    line: /answers at (\S+)/,
    core: cores.gateway,
  });
  const client = new pg.Client({ connectionString: settings.DATABASE_URL });
  client.on("error", () => undefined);
  await client.connect();
  await standStill(client, { endpoint: embedded.url, token });
  return {
    token,
    contenders: [
      { name: "embedded", gateway: embedded, subgraphs: [] },
      { name: "over HTTP", gateway, subgraphs },
      { name: "@apollo/gateway", gateway: peer, subgraphs },
    ],
    statementsOf: (work) => countStatements({ client, lines }, work),
    async stop() {
      await client.end();
      for (const each of [peer, gateway, embedded, ...subgraphs]) await stop(each);
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
