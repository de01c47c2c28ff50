import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ProvisionerKeyActor } from "../../../foundation/rbac/actor.js";
import { openYard, refusalOf, unknownId, uuidOf, type Yard } from "./yard.js";

let yard: Yard;
let key: ProvisionerKeyActor;
let daemonId: string;
beforeAll(async () => {
  yard = await openYard();
  key = await yard.key();
  daemonId = await yard.daemon(key);
});
afterAll(() => yard.close());

const jobRow = (id: string) => yard.database.job.findUniqueOrThrow({ where: { id: uuidOf(id) } });
const take = () => yard.made(key, "acquireProvisionerJob", { daemonId, waitSeconds: 0 });

describe("tags of a key", () => {
  const create = (tags: unknown) =>
    yard.send(yard.world.owner, "createProvisionerKey", { organizationId: yard.alphaId, name: "bad-tags", tags });

  test.each([
    ["a NUL", { region: "e\0u" }, /no NUL/],
    [
      "100 tags",
      Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`t${String(index)}`, "x"])),
      /at most 20/,
    ],
    ["a value of 10 kB", { region: "x".repeat(10_240) }, /"region" is too long: at most 255/],
  ])("with %s are refused, and no key is made", async (_, tags, sentence) => {
    const answer = await create(tags);
    expect(refusalOf(answer)).toBe("INVALID input.tags");
    expect(answer.data?.answer.userErrors[0].message).toMatch(sentence);
    expect(await yard.database.provisionerKey.count({ where: { name: "bad-tags" } })).toBe(0);
  });
});

test.each(["2.0", "99.1", "1", "", "one", "1.0.0"])(
  "the API version %j is refused, with what is served",
  async (apiVersion) => {
    const answer = await yard.send(key, "registerProvisionerDaemon", { name: "future", version: "9.9.9", apiVersion });
    expect(refusalOf(answer)).toBe("INVALID input.apiVersion");
    expect(answer.data?.answer.userErrors[0].message).toContain("served is 1.x");
    expect(await yard.database.provisionerDaemon.count({ where: { name: "future" } })).toBe(0);
  },
);

test("a log line of more than a megabyte is left out, with a mark, and the lines before it are kept", async () => {
  const { jobId } = await yard.version();
  await take();
  const line = (output: string) => ({
    time: "2026-11-24T08:00:01.000Z",
    source: "PROVISIONER",
    level: "INFO",
    stage: "apply",
    output,
  });
  const logs = [line("before"), line("x".repeat(1024 * 1024)), line("after")];
  expect(await yard.made(key, "reportProvisionerJob", { jobId, daemonId, firstSequence: 1, logs })).toMatchObject({
    lastSequence: 3,
  });
  expect(await jobRow(jobId)).toMatchObject({ isLogTruncated: true, logBytes: 6 });
  expect(await yard.database.jobLog.findMany({ where: { jobId: uuidOf(jobId) }, select: { output: true } })).toEqual([
    { output: "before" },
  ]);
  await yard.made(key, "failProvisionerJob", { jobId, daemonId, error: "enough" });
});

describe("a completion", () => {
  const complete = async (jobId: string) =>
    refusalOf(await yard.send(key, "completeProvisionerJob", { jobId, daemonId }));

  test("of a job that was canceled while it waited is refused", async () => {
    const { jobId } = await yard.version();
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
    expect(await complete(jobId)).toBe("NOT_ALLOWED_HERE input.jobId");
    expect((await jobRow(jobId)).status).toBe("CANCELED");
  });

  test("of a job that was given to nobody is refused, and it waits on", async () => {
    const { jobId } = await yard.version();
    expect(await complete(jobId)).toBe("NOT_ALLOWED_HERE input.jobId");
    expect((await jobRow(jobId)).status).toBe("PENDING");
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
  });

  test("of a job that never was is refused", async () => {
    expect(await complete(unknownId("ProvisionerJob"))).toBe("NOT_ALLOWED_HERE input.jobId");
  });

  test("of a job that is being canceled is accepted: it was done before the daemon heard of it", async () => {
    const { jobId } = await yard.version();
    await take();
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
    expect(await complete(jobId)).toBeUndefined();
    expect(await jobRow(jobId)).toMatchObject({ status: "SUCCEEDED", completedAt: yard.clock.now() });
  });
});

test("the latest build's job is canceled with its workspace, whatever the daemon says afterwards", async () => {
  const { jobId } = await yard.workspace("canceled-late");
  await take();
  await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
  await yard.made(key, "failProvisionerJob", { jobId, daemonId, error: "interrupted" });
  const ended = await jobRow(jobId);
  expect(refusalOf(await yard.send(key, "completeProvisionerJob", { jobId, daemonId }))).toBe(
    "NOT_ALLOWED_HERE input.jobId",
  );
  expect(await jobRow(jobId)).toEqual(ended);
  const build = await yard.database.workspaceBuild.findFirstOrThrow({ where: { jobId: uuidOf(jobId) } });
  expect(build.status).toBe("CANCELED");
});
