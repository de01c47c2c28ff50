import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inTransaction } from "../../../foundation/database/in-transaction.js";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { describeJobWork } from "../../../subgraphs/workspaces/commands/describe-job-work.js";
import { recordBuildFailed } from "../../../subgraphs/workspaces/commands/record-build-failed.js";
import { recordJobStatus } from "../../../subgraphs/workspaces/commands/record-job-status.js";
import { codeOf, openWorkshop, uuidOf, type MutationName, type Workshop } from "./workshop.js";

const parameter = { required: false, mutable: true, ephemeral: false, type: "STRING" as const };
const found = {
  parameters: [
    { ...parameter, name: "size", defaultValue: "small" },
    { ...parameter, name: "region", mutable: false, defaultValue: "eu" },
    { ...parameter, name: "reset", ephemeral: true, defaultValue: "no" },
  ],
};

let shop: Workshop;
let templateId: string;
beforeAll(async () => {
  shop = await openWorkshop();
  templateId = await shop.template("docker", { found });
});
afterAll(() => shop.close());

const refused = async (name: MutationName, input: Record<string, unknown>) =>
  (await shop.send(shop.world.owner, name, input)).data?.["answer"].userErrors;
const latestBuild = async (workspaceId: string) => {
  const { latestBuildId } = await shop.database.workspace.findUniqueOrThrow({ where: { id: uuidOf(workspaceId) } });
  return shop.database.workspaceBuild.findUniqueOrThrow({ where: { id: latestBuildId } });
};
const values = (map: Record<string, string>) => Object.entries(map).map(([name, value]) => ({ name, value }));

test("start, stop and delete are builds with numbers of their own, their jobs and audit rows", async () => {
  const id = await shop.workspace(templateId, "life");
  await shop.finishBuild(id);
  expect((await shop.made("stopWorkspace", { id })).build).toMatchObject({ number: 2, transition: "STOP" });
  await shop.finishBuild(id);
  expect((await shop.made("startWorkspace", { id })).build).toMatchObject({ number: 3, transition: "START" });
  await shop.finishBuild(id);
  expect((await shop.made("deleteWorkspace", { id })).build).toMatchObject({ number: 4, transition: "DELETE" });
  expect(await shop.database.job.count({ where: { subjectName: "life" } })).toBe(4);
  await shop.finishBuild(id);
  expect(await shop.database.workspace.count({ where: { id: uuidOf(id) } })).toBe(0);
  expect((await shop.auditOf(id)).map(({ action }) => action)).toEqual(["CREATE", "STOP", "START", "DELETE"]);
});

test("a build keeps the previous one's version, parameters and state, but for ephemeral ones", async () => {
  const id = await shop.workspace(templateId, "keeps", { parameters: values({ size: "big", reset: "yes" }) });
  const first = await latestBuild(id);
  await shop.finishBuild(id, { state: "state 1" });
  await shop.made("activateTemplateVersion", { id: await shop.version({ templateId }, found) });
  await shop.made("stopWorkspace", { id });
  const second = await latestBuild(id);
  expect(second.parameters).toEqual(values({ size: "big", region: "eu", reset: "no" }));
  expect(second.templateVersionId).toBe(first.templateVersionId);
  expect(Buffer.from(second.state ?? []).toString()).toBe("state 1");
});

test("a start takes another version and other parameters, where they may change", async () => {
  const id = await shop.workspace(templateId, "changes");
  await shop.finishBuild(id);
  const versionId = await shop.version({ templateId }, found);
  const immutable = { id, versionId, parameters: values({ region: "us" }) };
  expect(await refused("startWorkspace", immutable)).toMatchObject([
    { code: "INVALID", path: ["input", "parameters", "0", "value"] },
  ]);
  await shop.made("startWorkspace", { id, versionId, parameters: values({ size: "big" }) });
  const build = await latestBuild(id);
  expect(build).toMatchObject({ number: 2, templateVersionId: uuidOf(versionId) });
  expect(build.parameters).toEqual(values({ size: "big", region: "eu", reset: "no" }));
});

test("automatic updates start on the active version", async () => {
  const id = await shop.workspace(templateId, "updates", { automaticUpdates: true });
  await shop.finishBuild(id);
  const active = await shop.version({ templateId }, found);
  await shop.made("activateTemplateVersion", { id: active });
  await shop.made("startWorkspace", { id });
  expect((await latestBuild(id)).templateVersionId).toBe(uuidOf(active));
});

test("one build at a time, numbered without gap, however many ask at once", async () => {
  const id = await shop.workspace(templateId, "race");
  expect(await refused("startWorkspace", { id })).toMatchObject([{ code: "CONFLICT", path: ["input", "id"] }]);
  await shop.finishBuild(id);
  const answers = await Promise.all(
    (["startWorkspace", "stopWorkspace", "deleteWorkspace"] as const).map((name) =>
      shop.send(shop.world.owner, name, { id }),
    ),
  );
  const payloads = answers.map(({ data }) => data?.["answer"]);
  expect(payloads.filter(({ build }) => build)).toMatchObject([{ build: { number: 2 } }]);
  const errors = payloads.flatMap(({ userErrors }) => userErrors);
  expect(errors.map(({ code }: { code: string }) => code)).toEqual(["CONFLICT", "CONFLICT"]);
  expect(await shop.database.job.count({ where: { subjectName: "race" } })).toBe(2);
});

test("an orphan is deleted at once, without its state and without a daemon", async () => {
  const id = await shop.workspace(templateId, "orphan");
  await shop.finishBuild(id, { state: "state" });
  const { build } = await shop.made("deleteWorkspace", { id, orphan: true });
  expect(build).toMatchObject({ transition: "DELETE" });
  expect(await shop.database.workspace.findUnique({ where: { id: uuidOf(id) } })).toBeNull();
  const jobs = await shop.database.job.findMany({ where: { subjectName: "orphan" }, orderBy: { id: "asc" } });
  expect(jobs.at(-1)).toMatchObject({ status: "SUCCEEDED", daemonId: null, completedAt: shop.clock.now() });
  expect((await shop.auditOf(id)).at(-1)).toMatchObject({
    action: "DELETE",
    changes: { buildNumber: { before: null, after: 2 }, orphan: { before: null, after: true } },
  });
});

test("a running workspace has a deadline by its own time to live, else by its template's", async () => {
  const mortal = await shop.template("mortal", { input: { settings: { defaultTtlSeconds: 3600 } } });
  const deadlines = [{}, { ttlSeconds: 60 }, { ttlSeconds: 0 }].map(async (input, index) => {
    const id = await shop.workspace(mortal, `mortal-${String(index)}`, input);
    await shop.finishBuild(id);
    const { deadline } = await latestBuild(id);
    return deadline && (deadline.getTime() - shop.clock.now().getTime()) / 1000;
  });
  expect(await Promise.all(deadlines)).toEqual([3600, 60, null]);
});

test("a daemon gets files, values, state and names, with global ids", async () => {
  const variables = values({ image: "debian" });
  const versionId = await shop.version({ variables }, found);
  const { template } = await shop.made("createTemplate", { versionId, name: "described" });
  const id = await shop.workspace(template.id, "described", { parameters: values({ size: "big" }) });
  const build = await latestBuild(id);
  const job = { type: "WORKSPACE_BUILD", subjectId: build.id } as const;
  const work = await inTransaction(shop.database, (tx) => describeJobWork(tx, job));
  expect(work).toEqual({
    files: [{ path: "main.tf", content: "" }],
    variables: { image: "debian", size: "big", region: "eu", reset: "no" },
    transition: "START",
    state: null,
    metadata: {
      organizationId: shop.alphaId,
      organizationName: "alpha",
      ownerId: expect.stringMatching(/^usr_/),
      ownerName: "alpha-member",
      templateId: template.id,
      templateName: "described",
      templateVersionId: versionId,
      workspaceId: id,
      workspaceName: "described",
      buildNumber: 1,
      transition: "START",
    },
  });
  const importJob = { type: "TEMPLATE_IMPORT", subjectId: uuidOf(versionId) } as const;
  const importWork = await inTransaction(shop.database, (tx) => describeJobWork(tx, importJob));
  expect(importWork).toMatchObject({ variables: { image: "debian" }, transition: null, state: null });
  expect(importWork.metadata).toMatchObject({ templateVersionId: versionId, templateName: "described" });
});

test("a failed build keeps the state that came, else the previous one", async () => {
  const id = await shop.workspace(templateId, "fails");
  await shop.finishBuild(id, { state: "good" });
  for (const [state, expected] of [
    [null, "good"],
    [Buffer.from("partial"), "partial"],
  ] as const) {
    await shop.made("startWorkspace", { id });
    const { id: subjectId } = await latestBuild(id);
    await inTransaction(shop.database, async (tx) => {
      await recordJobStatus(tx, { type: "WORKSPACE_BUILD", subjectId }, "FAILED");
      await recordBuildFailed(tx, subjectId, { state });
    });
    const build = await latestBuild(id);
    expect([build.status, Buffer.from(build.state ?? []).toString()]).toEqual(["FAILED", expected]);
  }
});

describe("cancelWorkspaceBuild", () => {
  test("ends a build that waits at once, in its job, its workspace and the audit log", async () => {
    const id = await shop.workspace(templateId, "cancel-pending");
    const { id: buildId, jobId } = await latestBuild(id);
    const answer = await shop.made("cancelWorkspaceBuild", { id: encode(buildId) });
    expect(answer.build.workspace.status).toBe("CANCELED");
    expect(await shop.database.job.findUnique({ where: { id: jobId } })).toMatchObject({
      status: "CANCELED",
      completedAt: shop.clock.now(),
    });
    expect(await shop.auditOf(encode(buildId))).toMatchObject([
      { action: "UPDATE", changes: { status: { before: "PENDING", after: "CANCELED" } } },
    ]);
    expect((await shop.made("startWorkspace", { id })).build.number).toBe(2);
  });

  test("asks the daemon of one that runs", async () => {
    const id = await shop.workspace(templateId, "cancel-running");
    const { id: buildId, jobId } = await latestBuild(id);
    await shop.database.job.update({ where: { id: jobId }, data: { status: "RUNNING" } });
    await shop.database.workspaceBuild.update({ where: { id: buildId }, data: { status: "RUNNING" } });
    const answer = await shop.made("cancelWorkspaceBuild", { id: encode(buildId) });
    expect(answer.build.workspace.status).toBe("CANCELING");
    expect(await refused("startWorkspace", { id })).toMatchObject([{ code: "CONFLICT" }]);
  });

  test("comes too late for one that is over", async () => {
    const id = await shop.workspace(templateId, "cancel-late");
    await shop.finishBuild(id);
    const { id: buildId } = await latestBuild(id);
    expect(await refused("cancelWorkspaceBuild", { id: encode(buildId) })).toMatchObject([
      { code: "NOT_ALLOWED_HERE", path: ["input", "id"] },
    ]);
  });
});

const encode = (buildId: string) => encodeId("WorkspaceBuild", buildId);

describe.each(["startWorkspace", "stopWorkspace", "deleteWorkspace", "cancelWorkspaceBuild"] as const)("%s", (name) => {
  test.each([
    ["alphaMember", "FORBIDDEN"],
    ["betaMember", "NOT_FOUND"],
    ["outsider", "NOT_FOUND"],
  ] as const)("is answered to %s by %s", async (actor, code) => {
    const id = await shop.workspace(templateId, `${name}-${actor}`.toLowerCase());
    const target = name === "cancelWorkspaceBuild" ? encode((await latestBuild(id)).id) : id;
    expect(codeOf(await shop.send(shop.world[actor], name, { id: target }))).toBe(code);
  });

  test("takes no id of another type", async () =>
    expect(codeOf(await shop.send(shop.world.owner, name, { id: templateId }))).toBe("BAD_USER_INPUT"));
});
