import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { encodeId } from "../../../foundation/ids/global-id.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";
import { countRows, selectPages, type ListRow } from "../../../foundation/subgraph-kit/connections/list-source.js";
import { openWorkshop, uuidOf, type Workshop } from "../workspaces/workshop.js";
import { anyActor, type Cast } from "./actors.js";
import { checkedLists } from "./lists.js";

let shop: Workshop;
let cast: Cast;

async function member(organizationId: OrganizationId, userId: string): Promise<void> {
  const id = newId<"OrganizationMember">();
  await shop.database.member.create({ data: { id, organizationId, userId, roles: [] } });
}

/** In both organizations: groups, templates for nobody, a group, a user and everybody, workspaces of two, a daemon. */
async function furnish(organizationId: OrganizationId, ownerIds: readonly string[]): Promise<readonly string[]> {
  const { database } = shop;
  const everyone = await database.group.findFirstOrThrow({ where: { organizationId, isEveryone: true } });
  const groupId = newId<"Group">();
  await database.group.create({ data: { id: groupId, organizationId, name: "some" } });
  const subjects = [null, everyone.id, groupId, ...ownerIds.slice(0, 1)];
  for (const [index, subjectId] of subjects.entries()) {
    const input = { organizationId: encodeId("Organization", organizationId), everyoneCanUse: false };
    const templateId = await shop.template(`template-${String(index)}`, { input });
    if (subjectId === null) continue;
    const isGroup = !ownerIds.includes(subjectId);
    await database.templateAccess.create({
      data: { templateId: uuidOf(templateId), subjectId, isGroup, role: isGroup ? "USE" : "ADMIN" },
    });
    for (const ownerId of ownerIds) {
      await shop.workspace(templateId, `ws-${newId<"Workspace">().slice(-12)}`, { ownerId: encodeId("User", ownerId) });
    }
  }
  const daemon = { name: "daemon", version: "1", apiVersion: "1.0", lastSeenAt: shop.clock.now() };
  await database.provisionerDaemon.create({ data: { id: newId(), organizationId, ...daemon } });
  return [everyone.id, groupId];
}

beforeAll(async () => {
  shop = await openWorkshop();
  const { alpha, beta, owner, alphaMember, betaMember, outsider } = shop.world;
  await member(beta, alphaMember.userId);
  const groupIdsOf = new Map([
    [alpha, await furnish(alpha, [alphaMember.userId])],
    [beta, await furnish(beta, [betaMember.userId, alphaMember.userId])],
  ]);
  const site = { action: "UPDATE", outcome: "DONE", resourceType: "User", resourceName: "x", changes: {} };
  await shop.database.auditEntry.create({ data: { id: newId(), time: shop.clock.now(), ...site } });
  const userIds = [owner, alphaMember, betaMember, outsider].map(({ userId }) => userId);
  cast = { userIds, organizationIds: [alpha, beta], groupIdsOf };
});
afterAll(() => shop.close());

const page = { size: 1000, fromEnd: false, afterId: null, beforeId: null };

/** The rows that a page of the list shows, below all of its parents where it has such. */
async function listed({ source, conditionsFor }: (typeof checkedLists)[number], actor: UserActor) {
  const root = { ...source!, parent: undefined };
  const conditions = conditionsFor(actor);
  const rows = await shop.database.$queryRaw<ListRow[]>(selectPages({ source: root, conditions, page, parents: [] }));
  const [counted] = await shop.database.$queryRaw<{ count: number }[]>(countRows(root, conditions, []));
  expect(counted?.count).toBe(rows.length);
  return rows.map(({ id }) => id).sort();
}

describe("rows by the SQL filter are all rows, each decided", () => {
  test.each(checkedLists.map((list) => [list.name, list] as const))("%s", async (_, list) => {
    const rows = await list.rows(shop.database);
    expect(rows.length).toBeGreaterThan(1);
    const ids = rows.map(({ id }) => id);
    const seenCounts = new Set<number>();
    const property = fc.asyncProperty(anyActor(cast), async (actor) => {
      const seen = rows.filter(({ isSeenBy }) => isSeenBy(actor)).map(({ id }) => id);
      seenCounts.add(seen.length);
      const loaded = await list.load(shop.database, ids, actor);
      expect(loaded.map(({ id }) => id).sort()).toEqual(seen.sort());
      if (list.source) expect(await listed(list, actor)).toEqual(seen);
    });
    await fc.assert(property, { numRuns: 80 });
    expect(seenCounts.size).toBeGreaterThan(1); // none and some, at least
  });
});

describe("a user of 500 organizations", () => {
  const inMany = (count: number) =>
    createUserActor({
      ...{ userId: shop.world.alphaMember.userId, username: "many", siteRoles: [], groupIds: [] },
      memberships: Array.from({ length: count }, () => ({
        organizationId: newId<"Organization">(),
        roles: ["organization-admin", "organization-workspace-access"],
      })),
    });

  test.each(checkedLists.filter(({ source }) => source).map((list) => [list.name, list] as const))(
    "costs the list of %s one condition: the same statement as for one",
    (_, list) => {
      const [one, many] = [list.conditionsFor(inMany(1)), list.conditionsFor(inMany(500))];
      expect(many.map(({ sql }) => sql)).toEqual(one.map(({ sql }) => sql));
      expect(many.flatMap(({ values }) => values).length).toBe(one.flatMap(({ values }) => values).length);
    },
  );
});
