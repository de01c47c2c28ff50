import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { inTransaction } from "../../../foundation/database/in-transaction.js";
import { newId } from "../../../foundation/ids/new-id.js";
import { findEveryoneGroup } from "../../../subgraphs/organizations/commands/find-everyone-group.js";
import { isMember } from "../../../subgraphs/organizations/commands/is-member.js";
import { namesOf } from "../../../subgraphs/organizations/commands/names-of.js";
import { readQuotaAllowance } from "../../../subgraphs/organizations/commands/read-quota-allowance.js";
import { startSubgraphUnderTest, type SubgraphUnderTest } from "../../kit/subgraph-under-test.js";

let graph: SubgraphUnderTest;
beforeAll(async () => {
  graph = await startSubgraphUnderTest("organizations");
});
afterAll(() => graph.close());

const setAllowance = (id: string, quotaAllowance: number) =>
  graph.database.group.update({ where: { id }, data: { quotaAllowance } });

test("an allowance is the sum over a member's groups, Everyone included", async () => {
  const { alpha, beta, alphaMember, betaMember } = graph.world;
  const allowance = (organizationId: string, userId: string) =>
    inTransaction(graph.database, (tx) => readQuotaAllowance(tx, organizationId, userId));
  expect(await allowance(alpha, alphaMember.userId)).toBe(0);

  const everyone = await inTransaction(graph.database, (tx) => findEveryoneGroup(tx, alpha));
  await setAllowance(everyone.id, 4);
  for (const [name, quotaAllowance] of Object.entries({ joined: 8, foreign: 16 })) {
    const group = { id: newId<"Group">(), organizationId: alpha, name, quotaAllowance };
    await graph.database.group.create({ data: group });
    const membership = { groupId: group.id, userId: alphaMember.userId, organizationId: alpha };
    if (name === "joined") await graph.database.groupMember.create({ data: membership });
  }
  expect(await allowance(alpha, alphaMember.userId)).toBe(12);
  expect(await allowance(alpha, betaMember.userId)).toBe(0);
  expect(await allowance(beta, betaMember.userId)).toBe(0);

  await setAllowance(everyone.id, 2_147_483_647);
  expect(await allowance(alpha, alphaMember.userId)).toBe(2_147_483_647);
  const query = `{ organization(name: "alpha") { viewerMember { quotaAllowance groups { name } } } }`;
  const { data } = await graph.as(alphaMember).run(query);
  expect(data?.["organization"].viewerMember).toEqual({
    quotaAllowance: 2_147_483_647,
    groups: [{ name: "Everyone" }, { name: "joined" }],
  });
});

test("membership is of one organization", async () => {
  const { alpha, beta, alphaMember } = graph.world;
  const belongs = (organizationId: string) =>
    inTransaction(graph.database, (tx) => isMember(tx, organizationId, alphaMember.userId));
  expect([await belongs(alpha), await belongs(beta)]).toEqual([true, false]);
});

test("names are those of what is asked for and exists", async () => {
  const { alpha, alphaMember } = graph.world;
  const names = (asked: Parameters<typeof namesOf>[1]) => inTransaction(graph.database, (tx) => namesOf(tx, asked));
  expect(await names({ organizationId: alpha, userId: alphaMember.userId })).toEqual({
    organizationName: "alpha",
    userName: "alpha-member",
  });
  expect(await names({ userId: newId<"User">() })).toEqual({});
});
