import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newId } from "../../../foundation/ids/new-id.js";
import type { ProvisionerKeyActor } from "../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
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

const jobRow = (id: string) => yard.database.job.findUniqueOrThrow({ where: { id: uuidOf(id) } });
const take = async () => (await yard.made(key, "acquireProvisionerJob", { daemonId, waitSeconds: 0 })).job;
const fail = async (jobId: string, state?: string) => {
  expect((await take()).id).toBe(jobId);
  await yard.made(key, "failProvisionerJob", { jobId, daemonId, error: "no", ...(state && { state }) });
};
const retry = (id: string) => yard.made(yard.world.owner, "retryProvisionerJob", { id });
const refusal = async (id: string) => refusalOf(await yard.send(yard.world.owner, "retryProvisionerJob", { id }));

describe("retryProvisionerJob", () => {
  test("imports a version once more, by a job of the same tags, and writes who did it", async () => {
    const { id, jobId } = await yard.version({ variables: [{ name: "image", value: "debian" }] });
    await fail(jobId);
    const { job } = await retry(jobId);
    expect(job).toMatchObject({ status: "PENDING", type: "TEMPLATE_IMPORT", tags: {}, error: null });
    const where = { id: uuidOf(id) };
    expect(await yard.database.templateVersion.findUniqueOrThrow({ where })).toMatchObject({
      importStatus: "PENDING",
      jobId: uuidOf(job.id),
    });
    expect(await yard.database.auditEntry.findMany({ where: { resourceId: uuidOf(job.id) } })).toMatchObject([
      { action: "CREATE", resourceType: "ProvisionerJob", actorName: "owner", changes: { retries: { after: jobId } } },
    ]);
    expect(await take()).toMatchObject({ id: job.id, variables: { image: "debian" } });
    await yard.made(key, "completeProvisionerJob", { jobId: job.id, daemonId });
    expect((await jobRow(jobId)).status).toBe("FAILED");
    expect((await yard.database.templateVersion.findUniqueOrThrow({ where })).importStatus).toBe("SUCCEEDED");
  });

  test("builds a workspace once more, from the state that the failed build left", async () => {
    const { id, jobId } = await yard.workspace("retried");
    const state = Buffer.from("half of it").toString("base64");
    await fail(jobId, state);
    const { job } = await retry(jobId);
    const given = await take();
    expect(given).toMatchObject({
      id: job.id,
      transition: "START",
      state,
      metadata: { workspaceId: id, buildNumber: 2 },
    });
    await yard.made(key, "completeProvisionerJob", { jobId: job.id, daemonId, state });
    const { latestBuildId } = await yard.database.workspace.findUniqueOrThrow({ where: { id: uuidOf(id) } });
    expect(await yard.database.workspaceBuild.findUniqueOrThrow({ where: { id: latestBuildId } })).toMatchObject({
      number: 2,
      status: "SUCCEEDED",
      initiatorId: yard.world.owner.userId,
    });
  });

  test("retries a canceled job too", async () => {
    const { jobId } = await yard.version();
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
    const { job } = await retry(jobId);
    await fail(job.id);
  });

  test("of two at once one is done and the other refused", async () => {
    const { jobId } = await yard.workspace("twice");
    await fail(jobId);
    const answers = await Promise.all(
      [1, 2].map(() => yard.send(yard.world.owner, "retryProvisionerJob", { id: jobId })),
    );
    expect(answers.map(refusalOf).sort()).toEqual(["NOT_ALLOWED_HERE input.id", undefined]);
    const pending = await yard.database.job.findMany({ where: { status: "PENDING" } });
    expect(pending).toHaveLength(1);
    await yard.database.job.deleteMany({ where: { status: "PENDING" } });
  });

  test.each(["PENDING", "RUNNING", "CANCELING", "SUCCEEDED"] as const)("refuses a job that is %s", async (status) => {
    const { jobId } = await yard.version();
    await yard.database.job.update({ where: { id: uuidOf(jobId) }, data: { status } });
    expect(await refusal(jobId)).toBe("NOT_ALLOWED_HERE input.id");
    await yard.database.job.delete({ where: { id: uuidOf(jobId) } });
  });

  test("refuses what is gone, what is unknown, and an id of another type", async () => {
    const { id, jobId } = await yard.workspace("gone");
    await fail(jobId);
    await yard.database.workspace.delete({ where: { id: uuidOf(id) } });
    expect(await refusal(jobId)).toBe("NOT_ALLOWED_HERE input.id");
    const send = (other: string) => yard.send(yard.world.owner, "retryProvisionerJob", { id: other });
    expect(codeOf(await send(unknownId("ProvisionerJob")))).toBe("NOT_FOUND");
    expect(codeOf(await send(yard.alphaId))).toBe("BAD_USER_INPUT");
  });

  test("an import is retried by whom its template's access list makes an administrator, and by no other user of it", async () => {
    await yard.workspace("listed");
    const { id: templateId } = await yard.database.template.findFirstOrThrow({ where: { name: "listed" } });
    const { id, jobId } = await yard.version();
    await yard.database.templateVersion.update({ where: { id: uuidOf(id) }, data: { templateId } });
    await yard.database.job.updateMany({ where: { id: uuidOf(jobId) }, data: { status: "FAILED" } });
    const userId = newId<"User">();
    await yard.database.user.create({ data: { id: userId, username: "listed", siteRoles: [] } });
    const organization = ["PROVISIONER_JOB_CREATE", "PROVISIONER_JOB_READ", "TEMPLATE_READ"] as const;
    const customRoles = [{ name: "retrier", organization, owner: [] }];
    const memberships = [{ organizationId: yard.world.alpha, roles: ["retrier"], customRoles }];
    const listed = createUserActor({ userId, username: "listed", siteRoles: [], memberships, groupIds: [] });
    const where = { templateId_subjectId: { templateId, subjectId: userId } };
    const line = { templateId, subjectId: userId, isGroup: false };
    await yard.database.templateAccess.create({ data: { ...line, role: "USE" } });
    expect(codeOf(await yard.send(listed, "retryProvisionerJob", { id: jobId }))).toBe("FORBIDDEN");
    await yard.database.templateAccess.update({ where, data: { role: "ADMIN" } });
    expect((await yard.made(listed, "retryProvisionerJob", { id: jobId })).job).toMatchObject({ status: "PENDING" });
    await yard.database.job.updateMany({ where: { status: "PENDING" }, data: { status: "CANCELED" } });
  });

  test("is refused to members, strangers, and who may not do what the original needed", async () => {
    const { jobId } = await yard.workspace("refused");
    await fail(jobId);
    const send = (actor: Parameters<Yard["send"]>[0]) => yard.send(actor, "retryProvisionerJob", { id: jobId });
    expect(codeOf(await send(yard.world.alphaMember))).toBe("FORBIDDEN");
    expect(codeOf(await send(yard.world.betaMember))).toBe("NOT_FOUND");
    const admin = createUserActor({
      userId: newId<"User">(),
      username: "template-admin",
      siteRoles: [],
      memberships: [{ organizationId: yard.world.alpha, roles: ["organization-template-admin"], customRoles: [] }],
      groupIds: [],
    });
    expect(codeOf(await send(admin))).toBe("FORBIDDEN");
    expect(await yard.database.job.count({ where: { status: "PENDING" } })).toBe(0);
  });
});

describe("cancelProvisionerJob, whatever the job is doing", () => {
  test.each([
    ["PENDING", "CANCELED"],
    ["RUNNING", "CANCELING"],
    ["CANCELING", "CANCELING"],
    ["SUCCEEDED", null],
    ["FAILED", null],
    ["CANCELED", null],
  ] as const)("%s becomes %s", async (status, after) => {
    const { jobId } = await yard.version();
    await yard.database.job.update({ where: { id: uuidOf(jobId) }, data: { status } });
    const answer = await yard.send(yard.world.owner, "cancelProvisionerJob", { id: jobId });
    expect(refusalOf(answer)).toBe(after === null ? "NOT_ALLOWED_HERE input.id" : undefined);
    expect((await jobRow(jobId)).status).toBe(after ?? status);
    await yard.database.job.delete({ where: { id: uuidOf(jobId) } });
  });

  test("twice keeps the time of the first", async () => {
    const { jobId } = await yard.version();
    await take();
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
    const first = (await jobRow(jobId)).canceledAt;
    yard.clock.advance(1_000);
    await yard.made(yard.world.owner, "cancelProvisionerJob", { id: jobId });
    expect((await jobRow(jobId)).canceledAt).toEqual(first);
    await yard.made(key, "failProvisionerJob", { jobId, daemonId, error: "interrupted" });
  });
});
