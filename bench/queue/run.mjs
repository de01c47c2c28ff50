// Jobs per second through create, acquire and complete, and how long a job waits for an idle worker, beside graphile-worker
// and pg-boss on the same PostgreSQL, in alternating rounds of one run; medians are printed.
// `npm run build` in the project, then `npm ci && npm start [-- JOBS [ROUNDS]]` here. Every contender gets ten workers and ten
// connections. "orgplane" is the queue as its actions use it, which is what the others are; "with all it does" are the
// actions themselves: rights, the version and its files, the audit log.
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openGraphileWorker } from "./contenders/graphile-worker.mjs";
import { openActions } from "./contenders/orgplane-actions.mjs";
import { openQueue } from "./contenders/orgplane.mjs";
import { openPgBoss } from "./contenders/pg-boss.mjs";
import { median, perSecond, workers } from "./measure.mjs";
import { ours, project } from "./project.mjs";

const [{ startEmbeddedPostgres }, { applyMigrations }, { parseDatabaseUrl }] = await Promise.all(
  [
    "foundation/database/embedded-postgres.js",
    "foundation/database/migration-engine.js",
    "foundation/database/database-connection.js",
  ].map(ours),
);

const jobs = Number(process.argv[2] ?? 1_000);
const rounds = Number(process.argv[3] ?? 7);
const idleJobs = 10;

const openers = {
  orgplane: openQueue,
  "graphile-worker": openGraphileWorker,
  "pg-boss": openPgBoss,
  "with all it does": openActions,
};

async function idleTimes(contender) {
  const times = [];
  await contender.idle(async (time, spreadMs = 0) => {
    for (let job = 0; job <= idleJobs; job += 1) {
      await pause(20 + Math.random() * spreadMs);
      const spent = await time();
      if (job > 0) times.push(spent);
    }
  });
  return times;
}

async function everyone(contenders, round, counts) {
  for (let place = 0; place < contenders.length; place += 1) {
    const { contender, created, worked, idle } = contenders[(place + round) % contenders.length];
    const create = await perSecond(jobs, () => contender.create(jobs));
    const work = await contender.work(jobs);
    if (!counts) continue;
    created.push(create);
    worked.push(work);
    idle.push(...(await idleTimes(contender)));
  }
}

async function measure(url) {
  const contenders = await Promise.all(
    Object.entries(openers).map(async ([name, open]) => ({
      name,
      contender: await open(url),
      created: [],
      worked: [],
      idle: [],
    })),
  );
  // One round to get warm; then in turn, each round beginning with another.
  await everyone(contenders, 0, false);
  for (let round = 1; round <= rounds; round += 1) await everyone(contenders, round, true);
  for (const { name, contender, created, worked, idle } of contenders) {
    await contender.close();
    const [create, work] = [created, worked].map((each) => `${median(each).toFixed(0).padStart(5)}/s`);
    console.log(
      `${name.padEnd(17)} create ${create}   acquire and complete ${work}   commit to acquired, idle ${median(idle).toFixed(1).padStart(6)} ms`,
    );
  }
}

const folder = await mkdtemp(join(tmpdir(), "orgplane-bench-"));
const postgres = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
try {
  const url = postgres.url();
  await applyMigrations(parseDatabaseUrl(url), join(project, "prisma/migrations"));
  const place = `Node ${process.version}, ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`;
  console.log(`${place}; ${rounds} rounds of ${jobs} jobs, ${workers} workers`);
  await measure(url);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
