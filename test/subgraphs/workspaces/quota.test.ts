import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inTransaction } from "../../../foundation/database/in-transaction.js";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { commitBuildQuota } from "../../../subgraphs/workspaces/commands/commit-build-quota.js";
import { recordBuilt } from "../../../subgraphs/workspaces/commands/record-built.js";
import { openWorkshop, uuidOf, type Workshop } from "./workshop.js";

let shop: Workshop;
let templateId: string;
beforeAll(async () => {
  shop = await openWorkshop();
  templateId = await shop.template("docker");
  await allow(10);
});
afterAll(() => shop.close());

/** What the Everyone group gives to each member of alpha. */
const allow = (quotaAllowance: number) =>
  shop.database.group.updateMany({
    where: { organizationId: shop.world.alpha, isEveryone: true },
    data: { quotaAllowance },
  });

async function member(username: string): Promise<UserActor> {
  const userId = newId<"User">();
  await shop.database.user.create({ data: { id: userId, username, siteRoles: [] } });
  const data = { id: newId<"OrganizationMember">(), organizationId: shop.world.alpha, userId, roles: [] };
  await shop.database.member.create({ data });
  return { ...shop.world.alphaMember, userId, username };
}

const commit = async (workspaceId: string, cost: number) => {
  const { latestBuildId } = await shop.database.workspace.findUniqueOrThrow({ where: { id: uuidOf(workspaceId) } });
  return inTransaction(shop.database, (tx) => commitBuildQuota(tx, latestBuildId, cost));
};

const read = async (members: UserActor[], quotaAllowance: number | null = 10) => {
  const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on OrganizationMember { quotaConsumed quotaRemaining }
  } }`;
  const representations = members.map(({ userId }) => ({
    __typename: "OrganizationMember",
    id: encodeId("OrganizationMember", newId<"OrganizationMember">()),
    organizationId: shop.alphaId,
    userId: encodeId("User", userId),
    quotaAllowance,
  }));
  return (await shop.as(shop.world.alphaMember).run(query, { representations })).data?.["_entities"];
};

describe("commitBuildQuota", () => {
  test("approves up to the allowance over all the owner's workspaces, and refuses one above", async () => {
    const ownerId = encodeId("User", (await member("commits")).userId);
    const first = await shop.workspace(templateId, "first", { ownerId });
    const second = await shop.workspace(templateId, "second", { ownerId });
    expect(await commit(first, 6)).toEqual({ approved: true, allowance: 10, consumed: 6 });
    expect(await commit(second, 5)).toEqual({ approved: false, allowance: 10, consumed: 6 });
    expect(await commit(second, 4)).toEqual({ approved: true, allowance: 10, consumed: 10 });
  });

  test("what does not raise the cost is approved above the allowance too", async () => {
    const ownerId = encodeId("User", (await member("lowers")).userId);
    const id = await shop.workspace(templateId, "dear", { ownerId });
    await commit(id, 9);
    await allow(5);
    expect(await commit(id, 8)).toMatchObject({ approved: true, consumed: 8 });
    expect(await commit(id, 9)).toMatchObject({ approved: false, consumed: 8 });
    await allow(10);
  });

  test("many builds of one owner at once never exceed the allowance", async () => {
    const owner = await member("races");
    const ownerId = encodeId("User", owner.userId);
    const names = Array.from({ length: 6 }, (_, index) => `race-${String(index)}`);
    const ids = await Promise.all(names.map((name) => shop.workspace(templateId, name, { ownerId })));
    const answers = await Promise.all(ids.map((id) => commit(id, 4)));
    expect(answers.filter(({ approved }) => approved)).toHaveLength(2);
    expect(await read([owner])).toEqual([{ quotaConsumed: 8, quotaRemaining: 2 }]);
  });
});

describe("a build that is over", () => {
  const finish = async (workspaceId: string, dailyCost: number) => {
    const { latestBuildId } = await shop.database.workspace.findUniqueOrThrow({ where: { id: uuidOf(workspaceId) } });
    const resources = [{ type: "vm", name: "vm", address: "vm", dailyCost }];
    await inTransaction(shop.database, (tx) =>
      recordBuilt(tx, latestBuildId, { resources, state: null, at: shop.clock.now() }),
    );
  };

  test.each([
    ["counts what it costs, though its daemon never asked", null, 7, 7],
    ["counts what was committed, where less was made of it", 6, 4, 6],
    ["counts what was made, where less was committed", 3, 5, 5],
  ])("%s", async (name, committed, made, consumed) => {
    const owner = await member(`ends-${String(made)}`);
    const id = await shop.workspace(templateId, `ends-${String(made)}`, { ownerId: encodeId("User", owner.userId) });
    if (committed !== null) await commit(id, committed);
    await finish(id, made);
    expect(await read([owner])).toEqual([{ quotaConsumed: consumed, quotaRemaining: 10 - consumed }]);
  });
});

describe("a start that is known not to fit", () => {
  test("is refused before there is a job", async () => {
    const owner = await member("preflight");
    const resources = [{ type: "vm", name: "vm", address: "vm", dailyCost: 11 }];
    const dear = await shop.template("dear", { found: { resources } });
    const jobs = await shop.database.job.count();
    const input = { templateId: dear, name: "dear", ownerId: encodeId("User", owner.userId) };
    const { data } = await shop.send(shop.world.owner, "createWorkspace", input);
    expect(data?.["answer"]).toMatchObject({ workspace: null, userErrors: [{ code: "QUOTA_EXCEEDED" }] });
    expect(await shop.database.job.count()).toBe(jobs);
  });

  test("is a start of a workspace as well, unless it costs no more than it does", async () => {
    const owner = await member("restarts");
    const found = { resources: [{ type: "vm", name: "vm", address: "vm", dailyCost: 6 }] };
    const id = await shop.workspace(await shop.template("six", { found }), "six", {
      ownerId: encodeId("User", owner.userId),
    });
    await shop.finishBuild(id, { cost: 6 });
    await allow(3);
    await shop.made("startWorkspace", { id });
    await shop.finishBuild(id, { cost: 6 });
    await shop.made("stopWorkspace", { id });
    await shop.finishBuild(id, { cost: 0 });
    const { data } = await shop.send(shop.world.owner, "startWorkspace", { id });
    expect(data?.["answer"].userErrors).toMatchObject([{ code: "QUOTA_EXCEEDED" }]);
    await allow(10);
  });
});

describe("OrganizationMember.quotaConsumed and quotaRemaining", () => {
  test("are by the last build of each workspace whose quota was committed", async () => {
    const owner = await member("reads");
    const ownerId = encodeId("User", owner.userId);
    const [one, two] = [
      await shop.workspace(templateId, "one", { ownerId }),
      await shop.workspace(templateId, "two", { ownerId }),
    ];
    await shop.finishBuild(one, { cost: 3 });
    await shop.finishBuild(two, { cost: 4 });
    expect(await read([owner])).toEqual([{ quotaConsumed: 7, quotaRemaining: 3 }]);
    await shop.made("stopWorkspace", { id: one });
    expect(await read([owner])).toEqual([{ quotaConsumed: 7, quotaRemaining: 3 }]);
    await shop.finishBuild(one, { cost: 1 });
    expect(await read([owner])).toEqual([{ quotaConsumed: 5, quotaRemaining: 5 }]);
  });

  test("are null where the allowance is", async () =>
    expect(await read([shop.world.alphaMember], null)).toEqual([{ quotaConsumed: null, quotaRemaining: null }]));

  test("cost one statement for all members", async () => {
    const members = [await member("m1"), await member("m2"), await member("m3")];
    expect(await shop.statements(() => read(members))).toBe(1);
  });
});
