// Many follow the log of one busy job: what it takes of the server, and how late the lines come.
// `npm run build && node bench/streams/run.mjs [FOLLOWERS] [SECONDS]`; on a PostgreSQL and a database of its own. The server is
// `npm start` without the demo, one process, a new one for each way; followers are another process, by WebSocket or by server-sent events.
import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { connectPrisma } from "../../dist/foundation/database/connect.js";
import { parseDatabaseUrl } from "../../dist/foundation/database/database-connection.js";
import { startEmbeddedPostgres } from "../../dist/foundation/database/embedded-postgres.js";
import { applyMigrations } from "../../dist/foundation/database/migration-engine.js";
import { encodeId } from "../../dist/foundation/ids/global-id.js";
import { newId } from "../../dist/foundation/ids/new-id.js";
import { hashSecret, newSecret } from "../../dist/foundation/secrets/secret.js";
import { ensureSiteRoles } from "../../dist/subgraphs/organizations/store/ensure-site-roles.js";
import { recordOrganization } from "../../dist/subgraphs/organizations/store/record-organization.js";

const followers = Number(process.argv[2] ?? 1_000);
const seconds = Number(process.argv[3] ?? 20);
const linesASecond = 5;
const project = fileURLToPath(new URL("../../", import.meta.url));

async function seed(prisma) {
  const createdAt = new Date();
  await ensureSiteRoles(prisma, createdAt);
  const organizationId = newId();
  const organization = {
    id: organizationId,
    name: "bench",
    displayName: "Bench",
    description: "",
    icon: "",
    createdAt,
  };
  await recordOrganization(prisma, { ...organization, isDefault: true });
  const userId = newId();
  await prisma.user.create({
    data: { id: userId, username: "owner", name: "o", email: "o@example.test", siteRoles: ["owner"], createdAt },
  });
  const secret = newSecret("orgp");
  await prisma.accessToken.create({ data: { id: newId(), userId, name: "bench", secretHash: hashSecret(secret) } });
  return { organizationId, secret };
}

async function startJob(prisma, organizationId) {
  const id = newId();
  const subject = { type: "TEMPLATE_IMPORT", subjectId: newId(), subjectName: "busy" };
  await prisma.job.create({ data: { id, organizationId, ...subject, status: "RUNNING", startedAt: new Date() } });
  return id;
}

async function startServer(url) {
  const settings = {
    DATABASE_URL: url,
    ORGPLANE_PORT: "0",
    ORGPLANE_DEMO: "false",
    ORGPLANE_ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 1).toString("base64")}`,
    ORGPLANE_STREAM_CONNECTIONS: "100000",
    ORGPLANE_LIMIT_REQUESTS_PER_MINUTE: "0",
  };
  const child = spawn(process.execPath, ["dist/processes/serve.js"], {
    cwd: project,
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const [endpoint] = /http:\S+\/graphql/.exec(line) ?? [];
    if (endpoint) return { child, endpoint };
  }
  throw new Error("the server did not start");
}

/** Of a process: its memory in MiB, and the seconds of CPU that it has used. */
async function usage(pid) {
  const status = await readFile(`/proc/${String(pid)}/status`, "utf8");
  const stat = (await readFile(`/proc/${String(pid)}/stat`, "utf8")).split(") ")[1].split(" ");
  return { mib: Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024, cpu: (Number(stat[11]) + Number(stat[12])) / 100 };
}

/** How often lines of logs were looked for, how many connections listen. */
async function database(client) {
  const { rows } = await client.query(`
    select (select coalesce(sum(idx_scan + seq_scan), 0)::int from pg_stat_user_tables where relname = 'job_logs') as reads,
      (select count(*)::int from pg_stat_activity where datname = current_database() and query ilike 'listen%') as listening`);
  return rows[0];
}

const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

async function measure(transport, { prisma, client, url, organizationId, secret }) {
  const server = await startServer(url);
  try {
    return await measureOf(server, transport, { prisma, client, organizationId, secret });
  } finally {
    server.child.kill("SIGTERM");
    await once(server.child, "exit");
  }
}

async function measureOf(server, transport, { prisma, client, organizationId, secret }) {
  const before = await usage(server.child.pid);
  const jobId = await startJob(prisma, organizationId);
  const child = fork(fileURLToPath(new URL("followers.mjs", import.meta.url)), [transport, server.endpoint, secret], {
    env: { FOLLOWERS: String(followers), JOB: encodeId("ProvisionerJob", jobId) },
  });
  const sinceOpen = performance.now();
  await once(child, "message");
  const opened = performance.now() - sinceOpen;
  await pause(2_000);
  const quiet = await usage(server.child.pid);
  const readsBefore = (await database(client)).reads;
  const lines = seconds * linesASecond;
  for (let sequence = 1; sequence <= lines; sequence++) {
    const time = new Date();
    const line = { jobId, sequence, time, source: "PROVISIONER", level: "INFO", stage: "apply" };
    await prisma.jobLog.create({ data: { ...line, output: `${String(Date.now())} ${"x".repeat(80)}` } });
    await pause(1000 / linesASecond);
  }
  const busy = await usage(server.child.pid);
  const told = once(child, "message");
  await prisma.job.update({ where: { id: jobId }, data: { status: "SUCCEEDED", completedAt: new Date() } });
  const [{ latencies, complete }] = await told;
  await pause(1_200); // statistics of PostgreSQL come late
  const { reads, listening } = await database(client);
  latencies.sort((a, b) => a - b);
  return {
    followers,
    "all open, ms": Math.round(opened),
    "MiB before": Math.round(before.mib),
    "MiB open": Math.round(quiet.mib),
    "MiB busy": Math.round(busy.mib),
    "events/s": Math.round(latencies.length / seconds),
    "CPU s/s": Number(((busy.cpu - quiet.cpu) / seconds).toFixed(2)),
    "p50 ms": percentile(latencies, 0.5),
    "p99 ms": percentile(latencies, 0.99),
    "worst ms": latencies.at(-1),
    "reads a line": Number(((reads - readsBefore) / lines).toFixed(1)),
    listening,
    "whole logs": complete,
  };
}

const dataDir = await mkdtemp(join(tmpdir(), "orgplane-bench-streams-"));
const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined });
const url = postgres.url();
await applyMigrations(parseDatabaseUrl(url), join(project, "prisma/migrations"));
const { prisma, close } = connectPrisma(url);
const client = new pg.Client({ connectionString: url });
await client.connect();
const seeded = await seed(prisma);
try {
  console.log(
    `Node ${process.version}, ${String(cpus().length)} × ${cpus()[0].model}, ${String(linesASecond)} lines a second`,
  );
  const table = {};
  for (const transport of ["websocket", "sse"]) {
    table[transport] = await measure(transport, { prisma, client, url, ...seeded });
  }
  console.table(table);
} finally {
  await client.end();
  await close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
