import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { AccessTokenId, OrganizationId, UserId } from "../ids/ids.js";
import type { Membership, TokenLimits, UserActor } from "./actor.js";
import { decide, type GivenByObject, type Resource } from "./decide.js";
import type { Grants } from "./grants.js";
import type { Permission } from "./permissions.js";
import { visibleOrganizations } from "./visibility.js";

const mine = "00000000-0000-7000-8000-000000000001" as OrganizationId;
const theirs = "00000000-0000-7000-8000-000000000002" as OrganizationId;
const me = "00000000-0000-7000-8000-000000000003" as UserId;
const other = "00000000-0000-7000-8000-000000000004" as UserId;

/** Few enough that grants and denials meet. */
const asked: readonly Permission[] = ["TEMPLATE_READ", "WORKSPACE_CREATE", "WORKSPACE_READ", "USER_READ"];
const some = fc.subarray([...asked]).map((drawn): ReadonlySet<Permission> => new Set(drawn));

/** Grants and denials of all kinds, also such as no role has. */
const grants: fc.Arbitrary<Grants> = fc.record({ site: some, organization: some, owner: some, denied: some });
const membership = (organizationId: OrganizationId) =>
  grants.map((given): [OrganizationId, Membership] => [organizationId, { roles: [], grants: given }]);
const token: fc.Arbitrary<TokenLimits> = fc.record({
  id: fc.constant("00000000-0000-7000-8000-000000000005" as AccessTokenId),
  permissions: fc.option(some),
  organizationId: fc.constantFrom(null, mine, theirs),
});
const anyActor: fc.Arbitrary<UserActor> = fc
  .record({
    site: grants,
    here: fc.option(membership(mine)),
    there: fc.option(membership(theirs)),
    token: fc.option(token),
  })
  .map(({ here, there, ...drawn }) => ({
    ...{ kind: "user", userId: me, username: "me", siteRoles: [], groupIds: new Set(), heldByAccessList: new Set() },
    ...drawn,
    memberships: new Map([here, there].filter((entry) => entry !== null)),
  }));
const byLists = asked.filter((permission) => permission.startsWith("TEMPLATE_")) as GivenByObject[];
const anyResource: fc.Arbitrary<Resource> = fc.record({
  organizationId: fc.constantFrom(mine, theirs, null),
  ownerId: fc.constantFrom(me, other, null),
  granted: fc.subarray(byLists),
});

type Case = { actor: UserActor; permission: Permission; resource: Resource };
const law = (holds: (drawn: Case) => void) =>
  fc.assert(
    fc.property(anyActor, fc.constantFrom(...asked), anyResource, (actor, permission, resource) =>
      holds({ actor, permission, resource }),
    ),
    { numRuns: 3000 },
  );
const may = ({ actor, permission, resource }: Case): boolean => decide(actor, permission, resource);
const withoutToken = (actor: UserActor): UserActor => ({ ...actor, token: null });
const byRoles = (resource: Resource): Resource => ({ ...resource, granted: [] });

describe("laws of every actor and every object", () => {
  test("a denial at the site is outvoted by no role", () =>
    law(({ actor, permission, resource }) => {
      if (!actor.site.denied.has(permission)) return;
      expect(decide(actor, permission, byRoles(resource))).toBe(false);
    }));

  test("a denial in an organization is outvoted there by no role but one of the site", () =>
    law(({ actor, permission, resource }) => {
      const here = resource.organizationId && actor.memberships.get(resource.organizationId);
      if (!here || !here.grants.denied.has(permission) || actor.site.site.has(permission)) return;
      expect(decide(actor, permission, byRoles(resource))).toBe(false);
    }));

  test("a grant of the site wins over whatever organizations deny", () =>
    law(({ actor, permission, resource }) => {
      if (!actor.site.site.has(permission) || actor.site.denied.has(permission)) return;
      expect(decide(withoutToken(actor), permission, resource)).toBe(true);
    }));

  test("a grant in an organization wins over the owner's level, and is for whatever anybody owns there", () =>
    law(({ actor, permission, resource }) => {
      const here = resource.organizationId && actor.memberships.get(resource.organizationId);
      if (!here || !here.grants.organization.has(permission)) return;
      if (here.grants.denied.has(permission) || actor.site.denied.has(permission)) return;
      expect(decide(withoutToken(actor), permission, resource)).toBe(true);
    }));

  test("a token never adds", () =>
    law((drawn) => {
      if (may(drawn)) expect(may({ ...drawn, actor: withoutToken(drawn.actor) })).toBe(true);
    }));

  test("membership elsewhere never matters", () =>
    law(({ actor, permission, resource }) => {
      const elsewhere = resource.organizationId === mine ? theirs : mine;
      if (resource.organizationId === elsewhere) return;
      const alone = new Map([...actor.memberships].filter(([id]) => id !== elsewhere));
      expect(decide({ ...actor, memberships: alone }, permission, resource)).toBe(decide(actor, permission, resource));
    }));

  test("what an object gives is given whatever roles deny, within the token", () =>
    law(({ actor, permission, resource }) => {
      if (!(resource.granted as Permission[]).includes(permission)) return;
      expect(decide(withoutToken(actor), permission, resource)).toBe(true);
    }));

  test("another's object is never one's own", () =>
    law(({ actor, permission, resource }) => {
      const ofOther = decide(actor, permission, { ...resource, ownerId: other });
      expect(ofOther).toBe(decide(actor, permission, { ...resource, ownerId: null }));
    }));

  test("a list shows what deciding row by row would", () =>
    law(({ actor, permission, resource }) => {
      const { organizationId, ownerId } = resource;
      if (!organizationId) return;
      const visible = visibleOrganizations(actor, permission);
      const isListed =
        visible === "all" ||
        visible.organizationIds.includes(organizationId) ||
        (visible.ownIn.includes(organizationId) && ownerId === visible.userId);
      expect(isListed).toBe(decide(actor, permission, byRoles(resource)));
    }));
});
