// How long a page of workspaces takes, of a million: `npm run build && node bench/lists/main.mjs [WORKSPACES] [--plans]`.
// Builds a database of its own by COPY, asks it with the statements of the graph, and prints the plans and how long they took.
// For a site's owner and for members of three organizations: the first page and the five-hundredth, each filter, the pairs of screens.
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "../../dist/foundation/database/embedded-postgres.js";
import { applyMigrations } from "../../dist/foundation/database/migration-engine.js";
import { workspaceConditions } from "../../dist/subgraphs/workspaces/store/list-conditions.js";
import { organizationWorkspaceList } from "../../dist/subgraphs/workspaces/store/workspaces.js";
import { casesFor } from "./cases.mjs";
import { makeWorkspaces } from "./make-workspaces.mjs";
import { measure, printHead, warmUp } from "./measure.mjs";

const count = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 1_000_000);

async function run(client) {
  const since = performance.now();
  const made = await makeWorkspaces(client, count);
  const seconds = ((performance.now() - since) / 1000).toFixed(0);
  console.log(`${count} workspaces in ${seconds} s; ${cpus().length} × ${cpus()[0].model}, Node ${process.version}`);
  console.log(
    `load ${loadavg()[0].toFixed(1)}: times are those of a machine that has nothing else to do only where this is low`,
  );
  const cases = casesFor(made);
  await warmUp(client, cases[0]);
  printHead();
  for (const each of cases) await measure(client, each);
  const below = { source: organizationWorkspaceList, parents: [made.organizations[10].id] };
  const conditions = workspaceConditions({}, "all");
  await measure(client, { reader: "site owner", filter: "below an organization", conditions, ...below });
}

async function withServer(dataDir, work) {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false });
  const client = new pg.Client({ connectionString: server.url() });
  client.on("error", () => undefined);
  try {
    await applyMigrations(server.connection, resolve("prisma/migrations"));
    await client.connect();
    await work(client);
  } finally {
    await client.end().catch(() => undefined);
    await server.stop();
  }
}

const dataDir = await mkdtemp(join(tmpdir(), "orgplane-bench-"));
await withServer(dataDir, run).finally(() => rm(dataDir, { recursive: true, force: true }));
