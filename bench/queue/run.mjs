// Jobs per second through create, acquire and complete, and how long a job waits for an idle worker, beside graphile-worker
// and pg-boss on the same PostgreSQL, one after the other in one run.
// `npm run build` in the project, then `npm ci && npm start [-- JOBS]` here. Every contender gets ten workers and ten connections.
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Logger, makeWorkerUtils, run } from "graphile-worker";
import PgBoss from "pg-boss";

const project = fileURLToPath(new URL("../../", import.meta.url));
const ours = (path) => import(join(project, "dist", path));
const [
  { startEmbeddedPostgres },
  { applyMigrations },
  { parseDatabaseUrl },
  { connectPrisma },
  { inTransaction },
  { newId },
  { enqueueJob },
  { takeJob },
  { lockRunningJob },
  { endJob },
  { createJobSignal },
] = await Promise.all(
  [
    "foundation/database/embedded-postgres.js",
    "foundation/database/migration-engine.js",
    "foundation/database/database-connection.js",
    "foundation/database/connect.js",
    "foundation/database/in-transaction.js",
    "foundation/ids/new-id.js",
    "foundation/job-queue/enqueue-job.js",
    "foundation/job-queue/take-job.js",
    "foundation/job-queue/report-job.js",
    "foundation/job-queue/end-job.js",
    "foundation/job-queue/job-signal.js",
  ].map(ours),
);

const jobs = Number(process.argv[2] ?? 2_000);
const workers = 10;
const latencyRounds = 30;

/** So many at once, until all numbers are used up. */
async function inParallel(count, work) {
  let next = 0;
  const one = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  await Promise.all(Array.from({ length: workers }, one));
}

const perSecond = async (count, work) => {
  const since = performance.now();
  await work();
  return Math.round((count * 1000) / (performance.now() - since));
};

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** What orgplane does for a job, without GraphQL: each step a transaction of its own, as the others have it. */
async function orgplane(url) {
  const { prisma, close } = connectPrisma(url);
  const [organizationId, keyId] = [newId(), newId()];
  const now = () => new Date();
  await prisma.organization.create({
    data: { id: organizationId, name: "bench", displayName: "b", defaultMemberRoles: [] },
  });
  await prisma.provisionerKey.create({ data: { id: keyId, organizationId, name: "k", secretHash: Buffer.from("k") } });
  const takers = await Promise.all(
    Array.from({ length: workers }, async (_, index) => {
      const daemonId = newId();
      const said = { version: "0", apiVersion: "1.0", lastSeenAt: now() };
      await prisma.provisionerDaemon.create({
        data: { id: daemonId, organizationId, keyId, name: String(index), ...said },
      });
      return { daemonId, organizationId, tags: {} };
    }),
  );
  const create = () =>
    enqueueJob(prisma, {
      id: newId(),
      organizationId,
      type: "TEMPLATE_IMPORT",
      tags: {},
      subjectId: newId(),
      subjectName: "bench",
      templateId: null,
      workspaceId: null,
      initiatorId: null,
      ownerId: null,
      createdAt: now(),
    });
  const take = (taker) => takeJob(prisma, taker, now());
  const complete = ({ id }, { daemonId }) =>
    inTransaction(prisma, async (tx) => {
      await lockRunningJob(tx, id, daemonId);
      await endJob(tx, id, { status: "SUCCEEDED", at: now() });
    });
  const drain = async (taker) => {
    for (let job = await take(taker); job; job = await take(taker)) await complete(job, taker);
  };
  const created = await perSecond(jobs, () => inParallel(jobs, create));
  const worked = await perSecond(jobs, () => Promise.all(takers.map(drain)));

  const signal = createJobSignal(url);
  const waits = [];
  for (let round = 0; round <= latencyRounds; round += 1) {
    const watch = signal.watch(organizationId, 5_000);
    const idle = (async () => {
      let job = null;
      while (!job && (await watch.next())) job = await take(takers[0]);
      return [job, performance.now()];
    })();
    await pause(round === 0 ? 500 : 20);
    await create();
    const since = performance.now();
    const [job, at] = await idle;
    watch.end();
    if (round > 0) waits.push(at - since);
    await complete(job, takers[0]);
  }
  await signal.close();
  await close();
  return { created, worked, latencyMs: median(waits) };
}

async function graphileWorker(url) {
  const logger = new Logger(() => () => undefined);
  const utils = await makeWorkerUtils({ connectionString: url, logger, maxPoolSize: workers });
  await utils.migrate();
  const created = await perSecond(jobs, () => inParallel(jobs, () => utils.addJob("bench", {})));
  let [left, told] = [jobs, () => undefined];
  const done = new Promise((resolve) => (told = resolve));
  let onJob = () => void (--left === 0 && told());
  const worker = () =>
    run({
      connectionString: url,
      logger,
      concurrency: workers,
      maxPoolSize: workers,
      noHandleSignals: true,
      taskList: { bench: () => onJob() },
    });
  let runner;
  const worked = await perSecond(jobs, async () => {
    runner = await worker();
    await done;
  });
  const waits = [];
  for (let round = 0; round < latencyRounds; round += 1) {
    await pause(20);
    const begun = new Promise((resolve) => (onJob = () => void resolve(performance.now())));
    await utils.addJob("bench", {});
    const since = performance.now();
    waits.push((await begun) - since);
  }
  await runner.stop();
  await utils.release();
  return { created, worked, latencyMs: median(waits) };
}

async function pgBoss(url) {
  const boss = new PgBoss({ connectionString: url, max: workers, supervise: false, schedule: false });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.createQueue("bench");
  const created = await perSecond(jobs, () => inParallel(jobs, () => boss.send("bench", {})));
  const drain = async () => {
    for (let [job] = await boss.fetch("bench"); job; [job] = await boss.fetch("bench"))
      await boss.complete("bench", job.id);
  };
  const worked = await perSecond(jobs, () => Promise.all(Array.from({ length: workers }, drain)));
  let onJob = () => undefined;
  await boss.work("bench", { pollingIntervalSeconds: 0.5 }, () => Promise.resolve(onJob()));
  const waits = [];
  for (let round = 0; round < latencyRounds; round += 1) {
    await pause(20 + Math.random() * 500);
    const begun = new Promise((resolve) => (onJob = () => void resolve(performance.now())));
    await boss.send("bench", {});
    const since = performance.now();
    waits.push((await begun) - since);
  }
  await boss.stop({ graceful: false });
  return { created, worked, latencyMs: median(waits) };
}

const folder = await mkdtemp(join(tmpdir(), "orgplane-bench-"));
const postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
try {
  const url = postgres.url();
  await applyMigrations(parseDatabaseUrl(url), join(project, "prisma/migrations"));
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0].model}, ${jobs} jobs, ${workers} workers`);
  for (const [name, contender] of Object.entries({ orgplane, "graphile-worker": graphileWorker, "pg-boss": pgBoss })) {
    const { created, worked, latencyMs } = await contender(url);
    console.log(
      `${name.padEnd(16)} create ${created}/s   acquire and complete ${worked}/s   commit to acquired, idle ${latencyMs.toFixed(1)} ms`,
    );
  }
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
