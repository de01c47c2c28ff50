import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inTransaction } from "../../../foundation/database/in-transaction.js";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { commitBuildQuota } from "../../../subgraphs/workspaces/commands/commit-build-quota.js";
import { recordBuildFailed } from "../../../subgraphs/workspaces/commands/record-build-failed.js";
import { recordJobStatus } from "../../../subgraphs/workspaces/commands/record-job-status.js";
import { listConsumption } from "../../../subgraphs/workspaces/store/quota.js";
import { openWorkshop, uuidOf, type Workshop } from "./workshop.js";

/** What many who ask at once may not break. */
let shop: Workshop;
let templateId: string;
beforeAll(async () => {
  shop = await openWorkshop();
  templateId = await shop.template("docker");
  await shop.database.group.updateMany({
    where: { organizationId: shop.world.alpha, isEveryone: true },
    data: { quotaAllowance: 10 },
  });
});
afterAll(() => shop.close());

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const buildsOf = (id: string) =>
  shop.database.workspaceBuild.findMany({ where: { workspaceId: uuidOf(id) }, orderBy: { number: "asc" } });
const commit = (buildId: string, cost: number) =>
  inTransaction(shop.database, (tx) => commitBuildQuota(tx, buildId, cost));

async function newOwner(username: string) {
  const userId = newId<"User">();
  await shop.database.user.create({ data: { id: userId, username, siteRoles: [] } });
  const data = { id: newId<"OrganizationMember">(), organizationId: shop.world.alpha, userId, roles: [] };
  await shop.database.member.create({ data });
  return { userId, ownerId: encodeId("User", userId) };
}

const consumedBy = async (ownerId: string) => {
  const [row] = await listConsumption(shop.database, [{ organizationId: shop.world.alpha, ownerId }]);
  return row?.consumed ?? 0;
};

test("build numbers have no gap, and never two are under way, round after round of many who ask", async () => {
  const id = await shop.workspace(templateId, "rounds");
  await shop.finishBuild(id);
  for (const round of numbers(5)) {
    const name = round % 2 === 0 ? "stopWorkspace" : "startWorkspace";
    const answers = await Promise.all(numbers(8).map(() => shop.send(shop.world.owner, name, { id })));
    const built = answers.flatMap(({ data }) => data?.["answer"].build ?? []);
    expect(built).toMatchObject([{ number: round + 2 }]);
    const active = { workspaceId: uuidOf(id), status: { in: ["PENDING" as const, "RUNNING" as const] } };
    expect(await shop.database.workspaceBuild.count({ where: active })).toBe(1);
    await shop.finishBuild(id);
  }
  expect((await buildsOf(id)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await shop.database.job.count({ where: { workspaceId: uuidOf(id) } })).toBe(6);
});

test("a name is given once to an owner, however many ask", async () => {
  const { ownerId } = await newOwner("names");
  const input = { templateId, ownerId, name: "wanted" };
  const answers = await Promise.all(numbers(6).map(() => shop.send(shop.world.owner, "createWorkspace", input)));
  const payloads = answers.map(({ data }) => data?.["answer"]);
  expect(payloads.filter(({ workspace }) => workspace)).toHaveLength(1);
  expect(payloads.flatMap(({ userErrors }) => userErrors)).toHaveLength(5);
});

describe("the quota", () => {
  test("is not exceeded by twenty builds of one owner at once, with costs that differ", async () => {
    const { userId, ownerId } = await newOwner("twenty");
    const ids = await Promise.all(
      numbers(20).map((each) => shop.workspace(templateId, `twenty-${String(each)}`, { ownerId })),
    );
    const builds = (await Promise.all(ids.map(buildsOf))).flat();
    const answers = await Promise.all(builds.map(({ id }, index) => commit(id, 1 + (index % 4))));
    const approved = answers.flatMap((answer, index) => (answer.approved ? [1 + (index % 4)] : []));
    const consumed = approved.reduce((sum, cost) => sum + cost, 0);
    expect(consumed).toBeGreaterThan(10 - 4);
    expect(consumed).toBeLessThanOrEqual(10);
    expect(await consumedBy(userId)).toBe(consumed);
    expect(Math.max(...answers.map((answer) => answer.consumed))).toBe(consumed);
  });

  test("a build that it refuses leaves consumption, resources and state as they were", async () => {
    const { userId, ownerId } = await newOwner("refused");
    const id = await shop.workspace(templateId, "refused", { ownerId });
    await shop.finishBuild(id, { cost: 4, state: "good" });
    await shop.made("startWorkspace", { id });
    const build = (await buildsOf(id)).at(-1);
    const subjectId = build?.id ?? "";
    expect(await commit(subjectId, 11)).toEqual({ approved: false, allowance: 10, consumed: 4 });
    await inTransaction(shop.database, async (tx) => {
      await recordJobStatus(tx, { type: "WORKSPACE_BUILD", subjectId, completedAt: shop.clock.now() }, "FAILED");
      await recordBuildFailed(tx, subjectId, { state: null });
    });
    expect(await consumedBy(userId)).toBe(4);
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Workspace {
      status dailyCost resources { dailyCost } latestBuild { dailyCost } } } }`;
    const { data } = await shop.as(shop.world.owner).run(query, { r: [{ __typename: "Workspace", id }] });
    expect(data?.["_entities"]).toEqual([
      { status: "FAILED", dailyCost: 4, resources: [{ dailyCost: 4 }], latestBuild: { dailyCost: 0 } },
    ]);
    expect(Buffer.from((await buildsOf(id)).at(-1)?.state ?? []).toString()).toBe("good");
    await shop.made("stopWorkspace", { id });
    await shop.finishBuild(id, { cost: 1 });
    expect(await consumedBy(userId)).toBe(1);
  });

  test("is each organization's own", async () => {
    const { userId, ownerId } = await newOwner("both");
    const data = { id: newId<"OrganizationMember">(), organizationId: shop.world.beta, userId, roles: [] };
    await shop.database.member.create({ data });
    const beta = await shop.template("beta", { input: { organizationId: shop.betaId } });
    const id = await shop.workspace(templateId, "in-alpha", { ownerId });
    const other = await shop.workspace(beta, "in-beta", { ownerId });
    const [mine, theirs] = [(await buildsOf(id))[0]?.id ?? "", (await buildsOf(other))[0]?.id ?? ""];
    expect(await commit(mine, 10)).toMatchObject({ approved: true, consumed: 10 });
    expect(await commit(theirs, 1)).toEqual({ approved: false, allowance: 0, consumed: 0 });
  });

  test("of a workspace that is deleted is free again", async () => {
    const { userId, ownerId } = await newOwner("frees");
    const id = await shop.workspace(templateId, "frees", { ownerId });
    await shop.finishBuild(id, { cost: 10 });
    await shop.made("deleteWorkspace", { id });
    expect(await consumedBy(userId)).toBe(10);
    await shop.finishBuild(id);
    expect(await consumedBy(userId)).toBe(0);
  });
});
