import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { ProvisionerKeyActor } from "../../../foundation/rbac/actor.js";
import { testSealer } from "../../kit/test-sealer.js";
import { codeOf, openYard, refusalOf, unknownId, uuidOf, type Yard } from "./yard.js";

let yard: Yard;
let key: ProvisionerKeyActor;
let daemonId: string;
beforeAll(async () => {
  yard = await openYard();
  key = await yard.key();
  daemonId = await yard.daemon(key);
});
afterAll(() => yard.close());

const time = "2026-11-24T08:00:01.000Z";
const line = (output: string) => ({ time, source: "PROVISIONER", level: "INFO", stage: "plan", output });
const jobRow = (id: string) => yard.database.job.findUniqueOrThrow({ where: { id: uuidOf(id) } });
const logsOf = async (id: string) =>
  (await yard.database.jobLog.findMany({ where: { jobId: uuidOf(id) }, orderBy: { sequence: "asc" } })).map(
    ({ sequence, output }) => [sequence, output],
  );

/** Takes the job that was just queued. */
async function take(jobId: string): Promise<string> {
  const { job } = await yard.made(key, "acquireProvisionerJob", { daemonId, waitSeconds: 0 });
  expect(job?.id).toBe(jobId);
  return jobId;
}
const runningImport = async () => {
  const { id, jobId } = await yard.version();
  return { versionId: id, jobId: await take(jobId) };
};
const runningBuild = async (name: string) => {
  const { id, jobId } = await yard.workspace(name);
  return { workspaceId: id, jobId: await take(jobId) };
};
const end = (jobId: string) => yard.made(key, "failProvisionerJob", { jobId, daemonId, error: "end of the test" });
const latestBuild = async (workspaceId: string) => {
  const { latestBuildId } = await yard.database.workspace.findUniqueOrThrow({ where: { id: uuidOf(workspaceId) } });
  return yard.database.workspaceBuild.findUniqueOrThrow({ where: { id: latestBuildId } });
};

describe("reportProvisionerJob", () => {
  test("keeps lines in order, and a repeated report changes nothing", async () => {
    const { jobId } = await runningImport();
    const report = { jobId, daemonId, firstSequence: 1, logs: [line("one"), line("two")] };
    for (const _ of [1, 2]) {
      expect(await yard.made(key, "reportProvisionerJob", report)).toEqual({
        canceled: false,
        lost: false,
        lastSequence: 2,
        userErrors: [],
      });
    }
    await yard.made(key, "reportProvisionerJob", { ...report, firstSequence: 2, logs: [line("zwei"), line("three")] });
    expect(await logsOf(jobId)).toEqual([
      [1, "one"],
      [2, "two"],
      [3, "three"],
    ]);
    await end(jobId);
  });

  test("is a sign of life without any line", async () => {
    const { jobId } = await runningImport();
    yard.clock.advance(7_000);
    await yard.made(key, "reportProvisionerJob", { jobId, daemonId });
    expect((await jobRow(jobId)).heartbeatAt).toEqual(yard.clock.now());
    await end(jobId);
  });

  test("keeps a mebibyte of output and says that there was more", async () => {
    const { jobId } = await runningImport();
    const logs = [line("x".repeat(1024 * 1024 - 1)), line("yy"), line("z")];
    const { lastSequence } = await yard.made(key, "reportProvisionerJob", { jobId, daemonId, firstSequence: 1, logs });
    expect(lastSequence).toBe(3);
    expect(await jobRow(jobId)).toMatchObject({ isLogTruncated: true, lastSequence: 3 });
    expect((await logsOf(jobId)).map(([sequence]) => sequence)).toEqual([1]);
    await end(jobId);
  });

  test("keeps output that no database could", async () => {
    const { jobId } = await runningImport();
    await yard.made(key, "reportProvisionerJob", { jobId, daemonId, firstSequence: 1, logs: [line("a\0b")] });
    expect(await logsOf(jobId)).toEqual([[1, "a\ufffdb"]]);
    await end(jobId);
  });

  test("tells a daemon that its job is being canceled", async () => {
    const { jobId } = await runningImport();
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
    expect(await yard.made(key, "reportProvisionerJob", { jobId, daemonId })).toMatchObject({ canceled: true });
    await end(jobId);
  });

  test("tells a daemon that a job is not its own any more", async () => {
    const { jobId } = await runningImport();
    await end(jobId);
    const lost = { canceled: false, lost: true, lastSequence: 0, userErrors: [] };
    expect(await yard.made(key, "reportProvisionerJob", { jobId, daemonId })).toEqual(lost);
    const other = await yard.daemon(key, "other");
    expect(await yard.made(key, "reportProvisionerJob", { jobId, daemonId: other })).toEqual(lost);
    expect(await yard.made(key, "reportProvisionerJob", { jobId: unknownId("ProvisionerJob"), daemonId })).toEqual(
      lost,
    );
  });

  test("is refused to users and other keys", async () => {
    const { jobId } = await runningImport();
    expect(codeOf(await yard.send(yard.world.owner, "reportProvisionerJob", { jobId, daemonId }))).toBe("FORBIDDEN");
    expect(codeOf(await yard.send(yard.world.betaKey, "reportProvisionerJob", { jobId, daemonId }))).toBe("NOT_FOUND");
    await end(jobId);
  });

  test.each<[string, object, string]>([
    ["lines without a sequence", { logs: [line("x")] }, "INVALID input.firstSequence"],
    ["a gap", { logs: [line("x")], firstSequence: 3 }, "INVALID input.firstSequence"],
    ["too many lines", { logs: Array(1001).fill(line("")), firstSequence: 1 }, "LIMIT_EXCEEDED input.logs"],
  ])("refuses %s and keeps none", async (_, lines, refusal) => {
    const { jobId } = await runningImport();
    expect(refusalOf(await yard.send(key, "reportProvisionerJob", { jobId, daemonId, ...lines }))).toBe(refusal);
    expect(await logsOf(jobId)).toEqual([]);
    await end(jobId);
  });
});

describe("commitJobQuota", () => {
  const allow = (quotaAllowance: number) =>
    yard.database.group.updateMany({
      where: { organizationId: yard.world.alpha, isEveryone: true },
      data: { quotaAllowance },
    });

  test("approves what the allowance has room for, and counts it", async () => {
    await allow(10);
    const { jobId, workspaceId } = await runningBuild("affordable");
    expect(await yard.made(key, "commitJobQuota", { jobId, daemonId, dailyCost: 8 })).toEqual({
      approved: true,
      allowance: 10,
      consumed: 8,
      userErrors: [],
    });
    expect(await latestBuild(workspaceId)).toMatchObject({ isQuotaCommitted: true, dailyCost: 8 });
    await end(jobId);
  });

  test("refuses what it has no room for, and changes nothing", async () => {
    await allow(10);
    const { jobId, workspaceId } = await runningBuild("too-dear");
    const answer = await yard.made(key, "commitJobQuota", { jobId, daemonId, dailyCost: 3 });
    expect(answer).toEqual({ approved: false, allowance: 10, consumed: 8, userErrors: [] });
    expect(await latestBuild(workspaceId)).toMatchObject({ isQuotaCommitted: false });
    await end(jobId);
  });

  test("is refused to users and other keys", async () => {
    const input = { jobId: unknownId("ProvisionerJob"), daemonId, dailyCost: 0 };
    expect(codeOf(await yard.send(yard.world.owner, "commitJobQuota", input))).toBe("FORBIDDEN");
    expect(codeOf(await yard.send(yard.world.betaKey, "commitJobQuota", input))).toBe("NOT_FOUND");
  });

  test("refuses an import, a lost job and a cost below nothing", async () => {
    const { jobId } = await runningImport();
    const ask = async (input: object) =>
      refusalOf(await yard.send(key, "commitJobQuota", { jobId, daemonId, ...input }));
    expect(await ask({ dailyCost: 1 })).toBe("NOT_ALLOWED_HERE input.jobId");
    expect(await ask({ dailyCost: -1 })).toBe("INVALID input.dailyCost");
    expect(await ask({ dailyCost: 1, jobId: unknownId("ProvisionerJob") })).toBe("NOT_ALLOWED_HERE input.jobId");
    await end(jobId);
  });
});

describe("completeProvisionerJob", () => {
  test("an import's findings become the version's", async () => {
    const { jobId, versionId } = await runningImport();
    const variables = [{ name: "image", type: "string", required: true, sensitive: false }];
    const parameters = [
      { name: "size", type: "NUMBER", required: false, mutable: true, ephemeral: false, defaultValue: "2" },
    ];
    const resources = [{ type: "vm", name: "main", address: "vm.main", dailyCost: 4 }];
    const found = { variables, parameters, resources, readme: "# Hello", provisionerTags: { region: "eu" } };
    const { job } = await yard.made(key, "completeProvisionerJob", { jobId, daemonId, ...found });
    expect(job).toMatchObject({ id: jobId, status: "SUCCEEDED", error: null });
    const version = await yard.database.templateVersion.findUniqueOrThrow({ where: { id: uuidOf(versionId) } });
    expect(version).toMatchObject({
      importStatus: "SUCCEEDED",
      readme: "# Hello",
      dailyCost: 4,
      provisionerTags: { region: "eu" },
      variables: [{ name: "image", required: true }],
      parameters: [{ name: "size", defaultValue: "2" }],
    });
  });

  test("a build's resources and state become the workspace's", async () => {
    const { jobId, workspaceId } = await runningBuild("completed");
    const resources = [{ type: "vm", name: "main", address: "vm.main", metadata: [{ key: "ip", value: "10.0.0.1" }] }];
    const state = Buffer.from("the state").toString("base64");
    await yard.made(key, "completeProvisionerJob", { jobId, daemonId, resources, state });
    const build = await latestBuild(workspaceId);
    expect(build).toMatchObject({ status: "SUCCEEDED", resources: [{ address: "vm.main" }] });
    expect(testSealer.openText(build.state!, `workspace:${uuidOf(workspaceId)}:state`)).toBe("the state");
    expect(await jobRow(jobId)).toMatchObject({ status: "SUCCEEDED", completedAt: yard.clock.now() });
  });

  test("to say so twice is harmless, to say so after a failure is refused", async () => {
    const { jobId } = await runningImport();
    await yard.made(key, "completeProvisionerJob", { jobId, daemonId });
    expect((await yard.made(key, "completeProvisionerJob", { jobId, daemonId })).job.status).toBe("SUCCEEDED");
    expect(refusalOf(await yard.send(key, "failProvisionerJob", { jobId, daemonId, error: "late" }))).toBe(
      "NOT_ALLOWED_HERE input.jobId",
    );
    expect((await jobRow(jobId)).status).toBe("SUCCEEDED");
  });

  test("is refused to users and other keys, and the job runs on", async () => {
    const { jobId } = await runningImport();
    const ask = (actor: Parameters<Yard["send"]>[0]) => yard.send(actor, "completeProvisionerJob", { jobId, daemonId });
    expect(codeOf(await ask(yard.world.owner))).toBe("FORBIDDEN");
    expect(codeOf(await ask(yard.world.betaKey))).toBe("NOT_FOUND");
    expect((await jobRow(jobId)).status).toBe("RUNNING");
    await end(jobId);
  });

  test.each<[string, object, string]>([
    ["a state that is no base 64", { state: "?" }, "INVALID input.state"],
    ["tags that are no text", { provisionerTags: { a: 1 } }, "INVALID input.provisionerTags"],
    ["text with a NUL", { readme: "\0" }, "INVALID input.readme"],
    [
      "a cost below nothing",
      { resources: [{ type: "vm", name: "a", address: "vm.a", dailyCost: -1 }] },
      "INVALID input.resources.0.dailyCost",
    ],
  ])("refuses %s, and the job runs on", async (_, result, refusal) => {
    const { jobId } = await runningImport();
    expect(refusalOf(await yard.send(key, "completeProvisionerJob", { jobId, daemonId, ...result }))).toBe(refusal);
    expect((await jobRow(jobId)).status).toBe("RUNNING");
    await end(jobId);
  });
});

describe("failProvisionerJob", () => {
  test("a failed build keeps the state that came, and its error", async () => {
    const { jobId, workspaceId } = await runningBuild("failing");
    const state = Buffer.from("half of it").toString("base64");
    const failure = { error: "Error: no such image", errorCode: "TERRAFORM_FAILED", state };
    const { job } = await yard.made(key, "failProvisionerJob", { jobId, daemonId, ...failure });
    expect(job).toMatchObject({ status: "FAILED", error: failure.error, errorCode: "TERRAFORM_FAILED" });
    const build = await latestBuild(workspaceId);
    expect(build.status).toBe("FAILED");
    expect(testSealer.openText(build.state!, `workspace:${uuidOf(workspaceId)}:state`)).toBe("half of it");
  });

  test("one that was being canceled ends canceled", async () => {
    const { jobId, versionId } = await runningImport();
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
    expect((await end(jobId)).job.status).toBe("CANCELED");
    const version = await yard.database.templateVersion.findUniqueOrThrow({ where: { id: uuidOf(versionId) } });
    expect(version.importStatus).toBe("CANCELED");
    expect((await end(jobId)).job.status).toBe("CANCELED");
  });

  test("is refused to users and other keys", async () => {
    const { jobId } = await runningImport();
    const ask = (actor: Parameters<Yard["send"]>[0]) =>
      yard.send(actor, "failProvisionerJob", { jobId, daemonId, error: "no" });
    expect(codeOf(await ask(yard.world.alphaMember))).toBe("FORBIDDEN");
    expect(codeOf(await ask(yard.world.betaKey))).toBe("NOT_FOUND");
    expect((await jobRow(jobId)).status).toBe("RUNNING");
    await end(jobId);
  });

  test("refuses a state that is no base 64, an error code that is too long, and an id of another type", async () => {
    const { jobId } = await runningImport();
    const ask = (input: object) => yard.send(key, "failProvisionerJob", { jobId, daemonId, error: "x", ...input });
    expect(refusalOf(await ask({ state: "?" }))).toBe("INVALID input.state");
    expect(refusalOf(await ask({ errorCode: "x".repeat(65) }))).toBe("INVALID input.errorCode");
    expect((await ask({ jobId: daemonId })).errors?.[0]?.extensions).toMatchObject({ argument: "input.jobId" });
    await end(jobId);
  });
});
