import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId } from "../../../foundation/ids/global-id.js";
import { newId } from "../../../foundation/ids/new-id.js";
import type { UserId } from "../../../foundation/ids/ids.js";
import { scopesOf } from "../../../foundation/rbac/scopes-of.js";
import { findUserActor } from "../../../subgraphs/organizations/actions/resolve-actor.js";
import { openWorkshop, type Workshop } from "./workshop.js";

let shop: Workshop;
let member: UserId;
let stranger: UserId;
let groupId: string;

beforeAll(async () => {
  shop = await openWorkshop();
  const { database, world } = shop;
  member = world.alphaMember.userId;
  stranger = world.betaMember.userId;
  groupId = newId<"Group">();
  await database.group.create({ data: { id: groupId, organizationId: world.alpha, name: "testers" } });
  await database.groupMember.create({ data: { groupId, userId: member, organizationId: world.alpha } });
});
afterAll(() => shop.close());

/** What of templates an actor who is read now could hold somewhere. */
async function held(userId: UserId): Promise<string[]> {
  const actor = await findUserActor(shop, userId);
  return [...scopesOf(actor!)!].filter((scope) => scope.startsWith("template:")).sort();
}

const use = ["template:read", "template:use"];
const everything = ["create", "delete", "read", "update", "use", "view_insights"].map((verb) => `template:${verb}`);
const hidden = { input: { everyoneCanUse: false } };

async function setAccess(id: string, entries: { subjectId: string; role: "USE" | "ADMIN" }[]): Promise<void> {
  const mutation = `mutation ($input: SetTemplateAccessInput!) { answer: setTemplateAccess(input: $input) { userErrors { code } } }`;
  const { data, errors } = await shop.as(shop.world.owner).run(mutation, { input: { id, entries } });
  expect({ errors, answer: data?.["answer"] }).toMatchObject({ answer: { userErrors: [] } });
}

describe("what access lists give is known wherever the actor is read", () => {
  test("nothing before there is a list", async () => {
    expect(await held(member)).toEqual([]);
  });

  test("a template for everybody, until it is deleted", async () => {
    const id = await shop.template("open");
    expect(await held(member)).toEqual(use);
    expect(await held(stranger)).toEqual([]);
    await shop.made("deleteTemplate", { id });
    expect(await held(member)).toEqual([]);
  });

  test("a line for a user, and one for a group; what one list takes, another may still give", async () => {
    const [first, second] = [await shop.template("first", hidden), await shop.template("second", hidden)];
    const ofUser = { subjectId: encodeId("User", member), role: "ADMIN" } as const;
    const ofGroup = { subjectId: encodeId("Group", groupId), role: "USE" } as const;
    await setAccess(first, [ofUser, ofGroup]);
    expect(await held(member)).toEqual(everything);
    await setAccess(second, [ofUser]);
    await setAccess(first, [ofGroup]);
    expect(await held(member)).toEqual(everything);
    await setAccess(second, []);
    expect(await held(member)).toEqual(use);
    await shop.database.group.delete({ where: { id: groupId } });
    expect(await held(member)).toEqual([]);
    // The line of a group that is gone may be taken away, and nothing is written for it.
    await setAccess(first, []);
    expect(await shop.database.heldByAccessList.count({ where: { subjectId: groupId } })).toBe(0);
  });

  test("lists that change at the same time forget nothing", async () => {
    const ids = await Promise.all([1, 2, 3].map((n) => shop.template(`race-${String(n)}`, hidden)));
    const ofUser = { subjectId: encodeId("User", member), role: "USE" } as const;
    await setAccess(ids[0]!, [ofUser]);
    await Promise.all([
      setAccess(ids[0]!, []),
      setAccess(ids[1]!, [{ ...ofUser, role: "ADMIN" }]),
      setAccess(ids[2]!, [ofUser]),
    ]);
    expect(await held(member)).toEqual(everything);
  });
});
