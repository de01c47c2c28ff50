import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { AccessTokenId, OrganizationId, UserId } from "../ids/ids.js";
import { impliedRoles, organizationRoles, siteRoles } from "./built-in-roles.js";
import { decide, type GivenByObject, type Resource } from "./decide.js";
import { describeExplanation, type ExplanationNames } from "./describe-explanation.js";
import { explain, type AccessQuestion, type Explanation, type ListLine } from "./explain.js";
import { allPermissions, type Permission } from "./permissions.js";
import { createUserActor, type UserFacts } from "./user-actor.js";

const mine = "00000000-0000-7000-8000-000000000001" as OrganizationId;
const theirs = "00000000-0000-7000-8000-000000000002" as OrganizationId;
const me = "00000000-0000-7000-8000-000000000003" as UserId;
const other = "00000000-0000-7000-8000-000000000004" as UserId;
const tokenId = "00000000-0000-7000-8000-000000000005" as AccessTokenId;

const givenByLists = allPermissions.filter((permission): permission is GivenByObject & Permission =>
  permission.startsWith("TEMPLATE_"),
);
const permissions = fc.subarray([...allPermissions], { maxLength: 6 });
const custom = fc.record({ name: fc.constant("custom"), organization: permissions, owner: permissions });
const membership = (organizationId: OrganizationId) =>
  fc.record({ names: fc.subarray([...Object.keys(organizationRoles), "custom", "gone"]), custom }).map((drawn) => ({
    organizationId,
    roles: drawn.names.filter((name) => !impliedRoles.includes(name)),
    customRoles: [drawn.custom],
  }));
const anyFacts: fc.Arbitrary<UserFacts> = fc.record({
  userId: fc.constant(me),
  username: fc.constant("me"),
  siteRoles: fc.subarray(Object.keys(siteRoles).filter((name) => name !== "member")),
  memberships: fc
    .tuple(fc.option(membership(mine)), fc.option(membership(theirs)))
    .map((drawn) => drawn.filter((found) => found !== null)),
  groupIds: fc.constant([]),
  token: fc.option(
    fc.record({
      id: fc.constant(tokenId),
      permissions: fc.option(permissions.map((drawn) => new Set(drawn))),
      organizationId: fc.constantFrom(mine, null),
    }),
  ),
});
const anyQuestion: fc.Arbitrary<AccessQuestion> = fc.record({
  permission: fc.constantFrom(...allPermissions),
  resource: fc.record({
    organizationId: fc.constantFrom(mine, theirs, null),
    ownerId: fc.constantFrom(me, other, null),
  }),
  lines: fc.array(
    fc.record({ text: fc.constantFrom("ADMIN for me", "USE for all"), permissions: fc.subarray(givenByLists) }),
    { maxLength: 2 },
  ),
});

const granted = (lines: readonly ListLine[] = []): GivenByObject[] => lines.flatMap((line) => line.permissions);
const decided = (facts: UserFacts, { permission, resource, lines }: AccessQuestion): boolean =>
  decide(createUserActor(facts), permission, { ...resource, granted: granted(lines) });

type Roles = Explanation["grantedBy"]["roles"];

/** The user without these roles. */
function without(facts: UserFacts, roles: Roles): UserFacts {
  const isTaken = (name: string, organizationId: OrganizationId | null) =>
    roles.some((role) => role.name === name && role.organizationId === organizationId);
  return {
    ...facts,
    siteRoles: facts.siteRoles.filter((name) => !isTaken(name, null)),
    memberships: facts.memberships.map((one) => ({
      ...one,
      roles: one.roles.filter((name) => !isTaken(name, one.organizationId)),
    })),
  };
}

const law = (property: (facts: UserFacts, question: AccessQuestion, explanation: Explanation) => void) =>
  fc.assert(
    fc.property(anyFacts, anyQuestion, (facts, question) => property(facts, question, explain(facts, question))),
    { numRuns: 2000 },
  );

describe("an explanation", () => {
  test("never disagrees with the decision", () =>
    law((facts, question, { allowed }) => expect(allowed).toBe(decided(facts, question))));

  test("names all that grants: without it the answer is no", () =>
    law((facts, question, { allowed, grantedBy }) => {
      if (!allowed) return;
      expect(grantedBy.roles.length + grantedBy.lines.length).toBeGreaterThan(0);
      if (grantedBy.roles.some(({ name }) => impliedRoles.includes(name))) return;
      const lines = question.lines?.filter(({ text }) => !grantedBy.lines.includes(text));
      expect(decided(without(facts, grantedBy.roles), { ...question, lines })).toBe(false);
    }));

  test("names all that denies: without it the answer is what grants say", () =>
    law((facts, question, { allowed, grantedBy, deniedBy }) => {
      if (allowed) return;
      const freed = { ...without(facts, deniedBy.roles), token: deniedBy.isToken ? null : (facts.token ?? null) };
      expect(decided(freed, question)).toBe(grantedBy.roles.length + grantedBy.lines.length > 0);
    }));
});

const names: ExplanationNames = {
  ...{ username: "ada", token: "laptop", here: mine, mayNameSiteRoles: true },
  organization: (id) => (id === theirs ? "beta" : null),
};
const facts = (site: string[], roles: string[], more: Partial<UserFacts> = {}): UserFacts => ({
  ...{ userId: me, username: "ada", siteRoles: site, groupIds: [] },
  memberships: [{ organizationId: mine, roles }],
  ...more,
});
const own: Resource = { organizationId: mine, ownerId: me };
const ban = "organization-workspace-creation-ban";
const narrow = { id: tokenId, permissions: new Set<Permission>(["USER_READ"]), organizationId: null };

test.each<[string, UserFacts, AccessQuestion, object]>([
  [
    "a role of the site",
    facts(["owner"], [ban]),
    { permission: "WORKSPACE_CREATE", resource: own },
    {
      allowed: true,
      decidedAt: "SITE",
      grantedBy: ["owner"],
      deniedBy: [ban],
      reason: "ada may do this: owner gives WORKSPACE_CREATE in the whole deployment.",
    },
  ],
  [
    "what is one's own",
    facts([], ["organization-workspace-access"]),
    { permission: "WORKSPACE_START", resource: own },
    {
      ...{ allowed: true, decidedAt: "OWNER", grantedBy: ["organization-workspace-access"], deniedBy: [] },
      reason: "ada may do this: organization-workspace-access gives WORKSPACE_START on what is their own.",
    },
  ],
  [
    "a denial",
    facts([], ["organization-workspace-access", ban]),
    { permission: "WORKSPACE_CREATE", resource: own },
    {
      ...{ allowed: false, decidedAt: "ORGANIZATION", grantedBy: ["organization-workspace-access"], deniedBy: [ban] },
      reason: `ada may not do this: ${ban} denies WORKSPACE_CREATE in the organization, whatever other roles give there.`,
    },
  ],
  [
    "a line of an access list",
    facts([], []),
    {
      permission: "TEMPLATE_USE",
      resource: { organizationId: mine },
      lines: [{ text: "USE for the group testers", permissions: ["TEMPLATE_USE"] }],
    },
    {
      ...{ allowed: true, decidedAt: null, grantedBy: ["USE for the group testers"], deniedBy: [] },
      reason: "ada may do this: the access list gives TEMPLATE_USE by USE for the group testers.",
    },
  ],
  [
    "a token",
    facts(["owner"], [], { token: narrow }),
    { permission: "TEMPLATE_USE", resource: { organizationId: mine } },
    {
      ...{ allowed: false, decidedAt: null, grantedBy: ["owner"], deniedBy: ["access token laptop"] },
      reason: "ada may not do this: the access token laptop is not for TEMPLATE_USE there.",
    },
  ],
  [
    "nothing",
    facts([], []),
    { permission: "TEMPLATE_USE", resource: { organizationId: theirs } },
    {
      ...{ allowed: false, decidedAt: null, grantedBy: [], deniedBy: [] },
      reason: "ada may not do this: no role of theirs and no access list gives TEMPLATE_USE there.",
    },
  ],
  [
    "a role elsewhere that counts at the site",
    facts([], [], { memberships: [{ organizationId: theirs, roles: ["organization-admin"] }] }),
    { permission: "USER_READ", resource: {} },
    {
      ...{ allowed: true, decidedAt: "SITE", grantedBy: ["organization-admin in beta"], deniedBy: [] },
      reason: "ada may do this: organization-admin in beta gives USER_READ in the whole deployment.",
    },
  ],
])("%s is said in a sentence", (_, who, question, decision) => {
  expect(describeExplanation(explain(who, question), question.permission, names)).toEqual(decision);
});

test("what whoever asks may not know of is not named", () => {
  const memberships = [{ organizationId: theirs, roles: ["organization-admin"] }];
  const question = { permission: "USER_READ", resource: {} } as const;
  const veiled = { ...names, organization: () => null, mayNameSiteRoles: false };
  const described = describeExplanation(explain(facts(["owner"], [], { memberships }), question), "USER_READ", veiled);
  expect(described.grantedBy).toEqual(["a role of the site", "a role in another organization"]);
  expect(described.reason).not.toMatch(/owner|organization-admin|beta/);
});
