import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { ProvisionerKeyActor } from "../../../foundation/rbac/actor.js";
import { purgeDaemons } from "../../../subgraphs/provisioners/actions/reaping/purge-daemons.js";
import { reapJobs } from "../../../subgraphs/provisioners/actions/reaping/reap-jobs.js";
import { openYard, refusalOf, uuidOf, type Yard } from "./yard.js";

let yard: Yard;
let key: ProvisionerKeyActor;
let daemonId: string;
beforeAll(async () => {
  yard = await openYard();
  key = await yard.key();
  daemonId = await yard.daemon(key);
});
afterEach(() => yard.database.job.deleteMany());
afterAll(() => yard.close());

const minute = 60_000;
const reap = () => reapJobs(yard);
const jobRow = (id: string) => yard.database.job.findUniqueOrThrow({ where: { id: uuidOf(id) } });
const runningImport = async () => {
  const { id, jobId } = await yard.version();
  await yard.made(key, "acquireProvisionerJob", { daemonId, waitSeconds: 0 });
  return { versionId: id, jobId };
};
const runningBuild = async (name: string) => {
  const { id, jobId } = await yard.workspace(name);
  await yard.made(key, "acquireProvisionerJob", { daemonId, waitSeconds: 0 });
  return { workspaceId: id, jobId };
};
const report = (jobId: string) => yard.made(key, "reportProvisionerJob", { jobId, daemonId });

describe("a job that is not reported any more", () => {
  test("is left alone for five minutes after its last report, then fails, for whom it was done too", async () => {
    const { jobId, versionId } = await runningImport();
    yard.clock.advance(4 * minute);
    await report(jobId);
    yard.clock.advance(5 * minute - 1);
    expect(await reap()).toBe(0);
    yard.clock.advance(1);
    expect(await reap()).toBe(1);
    expect(await jobRow(jobId)).toMatchObject({
      status: "FAILED",
      errorCode: "JOB_HUNG",
      error: expect.stringContaining("did not report for 5 minutes"),
      completedAt: yard.clock.now(),
    });
    const version = await yard.database.templateVersion.findUniqueOrThrow({ where: { id: uuidOf(versionId) } });
    expect(version.importStatus).toBe("FAILED");
  });

  test("goes back to the queue after a minute where its daemon never began, and another one gets it", async () => {
    const { jobId, versionId } = await runningImport();
    yard.clock.advance(minute - 1);
    expect(await reap()).toBe(0);
    yard.clock.advance(1);
    expect(await reap()).toBe(1);
    expect(await jobRow(jobId)).toMatchObject({ status: "PENDING", daemonId: null, startedAt: null, error: null });
    const version = await yard.database.templateVersion.findUniqueOrThrow({ where: { id: uuidOf(versionId) } });
    expect(version.importStatus).toBe("PENDING");
    const late = await yard.made(key, "reportProvisionerJob", { jobId, daemonId });
    expect(late).toMatchObject({ lost: true });
    const other = await yard.daemon(key, "the-next");
    const { job } = await yard.made(key, "acquireProvisionerJob", { daemonId: other, waitSeconds: 0 });
    expect(job.id).toBe(jobId);
  });

  test("ends CANCELED where it was being canceled", async () => {
    const { jobId } = await runningImport();
    await report(jobId);
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
    yard.clock.advance(5 * minute);
    await reap();
    expect(await jobRow(jobId)).toMatchObject({ status: "CANCELED", errorCode: "JOB_HUNG" });
  });

  test("keeps the state that was there last, and nothing that its daemon says too late", async () => {
    const { jobId, workspaceId } = await runningBuild("hung");
    const where = { id: uuidOf(workspaceId) };
    const { latestBuildId } = await yard.database.workspace.findUniqueOrThrow({ where });
    const build = () => yard.database.workspaceBuild.findUniqueOrThrow({ where: { id: latestBuildId } });
    const before = await build();
    await report(jobId);
    yard.clock.advance(5 * minute);
    await reap();
    const reaped = await jobRow(jobId);
    const late = { jobId, daemonId, state: Buffer.from("late").toString("base64") };
    const logs = [
      { time: yard.clock.now().toISOString(), source: "DAEMON", level: "INFO", stage: "apply", output: "late" },
    ];
    const answer = await yard.made(key, "reportProvisionerJob", { jobId, daemonId, firstSequence: 1, logs });
    expect(answer).toMatchObject({ lost: true, canceled: false });
    expect(refusalOf(await yard.send(key, "completeProvisionerJob", late))).toBe("NOT_ALLOWED_HERE input.jobId");
    await yard.send(key, "failProvisionerJob", { ...late, error: "late" });
    expect(await jobRow(jobId)).toEqual(reaped);
    expect(await yard.database.jobLog.count({ where: { jobId: reaped.id } })).toBe(0);
    expect(await build()).toEqual({ ...before, status: "FAILED" });
  });
});

describe("a job whose daemon is gone", () => {
  test("fails at once where the daemon said good-bye", async () => {
    const { jobId } = await runningImport();
    await report(jobId);
    await yard.made(key, "unregisterProvisionerDaemon", { id: daemonId });
    expect(await reap()).toBe(1);
    expect(await jobRow(jobId)).toMatchObject({ status: "FAILED", errorCode: "JOB_ORPHANED" });
    await yard.daemon(key);
  });

  test("fails at once where nobody knows the daemon any more", async () => {
    const other = await yard.daemon(key, "forgotten");
    const { jobId } = await yard.version();
    await yard.made(key, "acquireProvisionerJob", { daemonId: other, waitSeconds: 0 });
    await yard.made(key, "reportProvisionerJob", { jobId, daemonId: other });
    await yard.database.provisionerDaemon.delete({ where: { id: uuidOf(other) } });
    await reap();
    expect(await jobRow(jobId)).toMatchObject({ status: "FAILED", errorCode: "JOB_ORPHANED" });
  });

  test("takes with it a deleted key that was kept for it alone", async () => {
    const short = await yard.key();
    const other = await yard.daemon(short, "of-a-deleted-key");
    await yard.version();
    await yard.made(short, "acquireProvisionerJob", { daemonId: other, waitSeconds: 0 });
    await yard.database.provisionerKey.update({ where: { id: short.keyId }, data: { deletedAt: yard.clock.now() } });
    yard.clock.advance(5 * minute);
    await reap();
    expect(await yard.database.provisionerKey.findUnique({ where: { id: short.keyId } })).toBeNull();
  });
});

describe("a job that nobody takes", () => {
  test("fails after half an hour, with the reason as it stands then", async () => {
    const { jobId } = await yard.version({ provisionerTags: { region: "mars" } });
    yard.clock.advance(30 * minute - 1);
    await reap();
    expect((await jobRow(jobId)).status).toBe("PENDING");
    yard.clock.advance(1);
    await reap();
    expect(await jobRow(jobId)).toMatchObject({
      status: "FAILED",
      errorCode: "JOB_UNSERVED",
      error: expect.stringMatching(/within 30 minutes \(NO_MATCH\)\. No daemon has all of the tags region=mars/),
      startedAt: null,
    });
    expect((await yard.made(key, "acquireProvisionerJob", { daemonId, waitSeconds: 0 })).job).toBeNull();
  });

  test("fails earlier where the configuration says so", async () => {
    const { jobId } = await yard.version();
    yard.clock.advance(2 * minute);
    expect(await reapJobs({ ...yard, unservedAfterMs: 2 * minute })).toBe(1);
    expect((await jobRow(jobId)).error).toContain("within 2 minutes (OFFLINE)");
  });
});

test("whoever reaps at the same time ends each job once", async () => {
  for (const index of [1, 2, 3, 4, 5, 6]) await yard.version({ provisionerTags: { index: String(index) } });
  yard.clock.advance(30 * minute);
  const counts = await Promise.all([reap(), reap(), reap()]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6);
});

test("a report that comes in while a job is about to be reaped saves it", async () => {
  const { jobId } = await runningImport();
  await report(jobId);
  yard.clock.advance(5 * minute);
  await yard.database.$transaction(async (tx) => {
    await tx.$queryRaw`select id from jobs.jobs where id = ${uuidOf(jobId)}::uuid for update`;
    expect(await reap()).toBe(0);
    await tx.job.update({ where: { id: uuidOf(jobId) }, data: { heartbeatAt: yard.clock.now() } });
  });
  expect(await reap()).toBe(0);
  expect((await jobRow(jobId)).status).toBe("RUNNING");
});

describe("daemons", () => {
  const exists = async (id: string) =>
    (await yard.database.provisionerDaemon.findUnique({ where: { id: uuidOf(id) } })) !== null;

  test("that were not seen for seven days are forgotten, unless they have a job", async () => {
    const [idle, atWork] = [await yard.daemon(key, "idle"), await yard.daemon(key, "at-work")];
    await yard.version();
    await yard.made(key, "acquireProvisionerJob", { daemonId: atWork, waitSeconds: 0 });
    yard.clock.advance(7 * 24 * 60 * minute - 1);
    await purgeDaemons(yard);
    expect(await exists(idle)).toBe(true);
    yard.clock.advance(1);
    const seen = await yard.daemon(key, "seen");
    expect(await purgeDaemons(yard)).toBeGreaterThan(0);
    expect([await exists(idle), await exists(atWork), await exists(seen)]).toEqual([false, true, true]);
  });
});
