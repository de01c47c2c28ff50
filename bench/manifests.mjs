// Organizations at scale, by manifest: `npm run build && node bench/manifests.mjs [ORGANIZATIONS]`, 200 unless said otherwise, each with
// 20 groups, 5 roles, both syncs, a provisioner key and 3 templates. A deployment of its own (embedded PostgreSQL, one process), the
// command line as a user starts it, and one daemon process with all keys that the apply has written. Prints how long the
// first apply takes until every template is there, and a plan that finds nothing.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort, untilOk } from "./waiting.mjs";

const count = Number(process.argv[2] ?? 200);
const at = (file) => resolve("dist", file);

const numbered = (length, line) => Array.from({ length }, (_, index) => line(index + 1)).join("\n");

const manifest = `kind: Manifest
label: bench
---
kind: Organization
forEach:
${numbered(count, (n) => `  team-${n}:`)}
displayName: Team \${key}
groups:
${numbered(20, (n) => `  group-${n}: { displayName: Group ${n}, quotaAllowance: ${n} }`)}
roles:
${numbered(5, (n) => `  role-${n}: { displayName: Role ${n}, organizationPermissions: [TEMPLATE_READ, TEMPLATE_USE] }`)}
groupSync:
  claim: groups
  mapping:
${numbered(20, (n) => `    "cn=${n},ou=\${key}": [group-${n}]`)}
roleSync:
  claim: groups
  mapping: { "cn=admins,ou=\${key}": [role-1] }
provisionerKeys:
  daemon: { secretFile: "keys/\${key}.key" }
templates:
${numbered(3, (n) => `  template-${n}:\n    folder: ./template-${n}\n    displayName: Template ${n}\n    settings: { defaultTtlSeconds: 3600 }`)}
`;

async function startDeployment(folder) {
  const port = await freePort();
  const env = { ...process.env, ORGPLANE_PORT: port, ORGPLANE_DATA_DIR: join(folder, "data"), ORGPLANE_DEMO: "false" };
  const child = spawn(process.execPath, [at("processes/serve.js")], { env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (said += text));
  while (!/orgp_\w+/.test(said)) await pause(50);
  await untilOk(`http://127.0.0.1:${port}/health/ready`);
  return { child, token: /orgp_\w+/.exec(said)[0], url: `http://127.0.0.1:${port}/graphql` };
}

/** How long a command takes, with what it printed. */
async function orgplane({ url, token }, cwd, args) {
  const since = performance.now();
  const env = { ...process.env, ORGPLANE_URL: url, ORGPLANE_TOKEN: token };
  const child = spawn(process.execPath, [at("cli/main.js"), ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"])
    child[stream].setEncoding("utf8").on("data", (text) => (said[stream] += text));
  const [code] = await once(child, "close");
  return { code, seconds: (performance.now() - since) / 1000, ...said };
}

/** The daemon is started once the apply has written all keys, as somebody would who looks on. */
async function startDaemon({ url }, keys) {
  const since = performance.now();
  while ((await readdir(keys).catch(() => [])).length < count) await pause(100);
  const env = { ...process.env, ORGPLANE_URL: url, ORGPLANE_PROVISIONER_KEY_FILES: keys, ORGPLANE_LOG_LEVEL: "warn" };
  const child = spawn(process.execPath, [at("provisioner/main.js")], { env, stdio: ["ignore", "inherit", "inherit"] });
  return { child, keysAfter: (performance.now() - since) / 1000 };
}

async function stop(child) {
  child.kill("SIGTERM");
  if (child.exitCode === null) await once(child, "exit");
}

const folder = await mkdtemp(join(tmpdir(), "orgplane-bench-manifests-"));
const deployment = await startDeployment(folder);
let daemon;
try {
  await writeFile(join(folder, "organizations.yaml"), manifest);
  for (const n of [1, 2, 3]) {
    await mkdir(join(folder, `template-${n}`));
    const resource = `resources: [{ type: machine, name: main, dailyCost: ${n} }]`;
    await writeFile(join(folder, `template-${n}/template.yaml`), `executor: echo\n${resource}\n`);
  }
  const starting = startDaemon(deployment, join(folder, "keys"));
  const applying = orgplane(deployment, folder, ["apply", "-f", "organizations.yaml", "--yes", "--wait", "170"]);
  daemon = await starting;
  const applied = await applying;
  const plans = [];
  for (let round = 0; round < 3; round += 1) {
    plans.push(await orgplane(deployment, folder, ["plan", "-f", "organizations.yaml", "--detailed-exitcode"]));
  }
  const seconds = plans.map((plan) => plan.seconds.toFixed(1)).join(", ");
  console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
  console.log(`${count} organizations with 20 groups, 5 roles, 2 syncs, a key and 3 templates each\n`);
  console.log(
    `first apply   ${applied.seconds.toFixed(1)} s, ended with ${applied.code}; its keys were there after ${daemon.keysAfter.toFixed(1)} s`,
  );
  console.log(
    `plan          ${seconds} s, ended with ${plans.map(({ code }) => code).join(", ")} (0: nothing to change)`,
  );
  if (applied.code !== 0 || plans.some(({ code }) => code !== 0)) {
    console.log(
      applied.stdout.slice(-2_000),
      applied.stderr.slice(-2_000),
      plans[0].stdout.slice(-2_000),
      plans[0].stderr,
    );
    process.exitCode = 1;
  }
} finally {
  if (daemon) await stop(daemon.child);
  await stop(deployment.child);
  await rm(folder, { recursive: true, force: true });
}
