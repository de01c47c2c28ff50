import fc from "fast-check";
import type { AccessTokenId, OrganizationId, UserId } from "../../../foundation/ids/ids.js";
import type { UserActor } from "../../../foundation/rbac/actor.js";
import { impliedRoles, organizationRoles, siteRoles } from "../../../foundation/rbac/built-in-roles.js";
import { allPermissions } from "../../../foundation/rbac/permissions.js";
import { createUserActor } from "../../../foundation/rbac/user-actor.js";

/** Whom and what actors can be made of. */
export interface Cast {
  userIds: readonly UserId[];
  organizationIds: readonly OrganizationId[];
  /** Of each organization, the Everyone group first. */
  groupIdsOf: ReadonlyMap<OrganizationId, readonly string[]>;
}

const reading = allPermissions.filter((permission) => permission.endsWith("_READ"));
const someOf = (names: readonly string[]) => fc.subarray(names.filter((name) => !impliedRoles.includes(name)));
const custom = fc.record({
  name: fc.constant("custom"),
  organization: fc.subarray(reading, { maxLength: 4 }),
  owner: fc.subarray(reading, { maxLength: 4 }),
});

/** A place in an organization: built-in roles, a custom one, and groups. */
const membership = (organizationId: OrganizationId, groupIds: readonly string[]) =>
  fc.record({
    organizationId: fc.constant(organizationId),
    roles: someOf([...Object.keys(organizationRoles), "custom"]),
    customRoles: custom.map((role) => [role]),
    groupIds: fc.subarray(groupIds.slice(1)).map((some) => [...groupIds.slice(0, 1), ...some]),
  });

const token = (organizationIds: readonly OrganizationId[]) =>
  fc.record({
    id: fc.constant("00000000-0000-7000-8000-000000000005" as AccessTokenId),
    permissions: fc.option(fc.subarray(reading).map((some) => new Set(some))),
    organizationId: fc.constantFrom(null, ...organizationIds),
  });

/** Any user with any roles, groups and token. */
export function anyActor({ userIds, organizationIds, groupIdsOf }: Cast): fc.Arbitrary<UserActor> {
  const places = organizationIds.map((id) => fc.option(membership(id, groupIdsOf.get(id) ?? [])));
  return fc
    .record({
      userId: fc.constantFrom(...userIds),
      siteRoles: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, someOf(Object.keys(siteRoles))),
      places: fc.tuple(...places).map((drawn) => drawn.filter((place) => place !== null)),
      token: fc.option(token(organizationIds)),
    })
    .map(({ places: memberships, ...facts }) =>
      createUserActor({
        ...facts,
        username: "anybody",
        memberships,
        groupIds: memberships.flatMap((place) => place.groupIds),
      }),
    );
}
