import type { OrganizationId } from "../ids/ids.js";
import { decide, isWithinToken, type GivenByObject, type Resource } from "./decide.js";
import type { Permission, RoleScope } from "./permissions.js";
import { createUserActor, rolesHeld, type HeldRole, type UserFacts } from "./user-actor.js";

/** A line of an object's access list that names the user. */
export interface ListLine {
  /** As a person reads it: `ADMIN for the group testers`. */
  text: string;
  permissions: readonly GivenByObject[];
}

/** A role that speaks of a permission, and on which level it does. */
export interface SpeakingRole {
  name: string;
  /** Null for a role of the site. */
  organizationId: OrganizationId | null;
  level: RoleScope;
}

/** The parts of a decision: take away all that grants, or what refuses, and it is another one. */
export interface Explanation {
  allowed: boolean;
  /** The level whose roles decided; null where a list, a token or nothing did. */
  decidedAt: RoleScope | null;
  grantedBy: { roles: readonly SpeakingRole[]; lines: readonly string[] };
  deniedBy: { roles: readonly SpeakingRole[]; isToken: boolean };
}

export interface AccessQuestion {
  permission: Permission;
  resource: Resource;
  /** The lines of the object's access list that name the user and count. */
  lines?: readonly ListLine[];
}

type Level = keyof Pick<HeldRole["grants"], "site" | "organization" | "owner">;

/** Which roles can speak of the object on each level, from the first to decide to the last. */
function speakersByLevel(facts: UserFacts, { organizationId, ownerId }: Resource) {
  const held = rolesHeld(facts);
  const here = organizationId ? held.filter((role) => role.organizationId === organizationId) : [];
  const ofSite = held.filter((role) => role.organizationId === null);
  const isOwn = ownerId === facts.userId && (!organizationId || here.length > 0);
  return [
    { scope: "SITE", level: "site", granting: held, denying: ofSite },
    { scope: "ORGANIZATION", level: "organization", granting: here, denying: here },
    { scope: "OWNER", level: "owner", granting: isOwn ? [...ofSite, ...here] : [], denying: [] },
  ] as const satisfies { scope: RoleScope; level: Level; granting: HeldRole[]; denying: HeldRole[] }[];
}

const speaking = (roles: readonly HeldRole[], level: RoleScope): SpeakingRole[] =>
  roles.map(({ name, organizationId }) => ({ name, organizationId, level }));

/**
 * Why a user may or may not do something: all that grants it and all that denies it, and the level that decided. Whether
 * they may is `decide`'s answer, never one of its own.
 */
export function explain(facts: UserFacts, { permission, resource, lines = [] }: AccessQuestion): Explanation {
  const levels = speakersByLevel(facts, resource).map(({ scope, level, granting, denying }) => ({
    scope,
    granted: speaking(
      granting.filter(({ grants }) => grants[level].includes(permission)),
      scope,
    ),
    denied: speaking(
      denying.filter(({ grants }) => grants.denied.includes(permission)),
      scope,
    ),
  }));
  const listed = lines.filter((line) => (line.permissions as readonly Permission[]).includes(permission));
  const granted = [...(resource.granted ?? []), ...listed.flatMap((line) => line.permissions)];
  const actor = createUserActor(facts);
  const allowed = decide(actor, permission, { ...resource, granted });
  const first = levels.find((level) => level.granted.length + level.denied.length > 0);
  const isByRoles = first !== undefined && allowed === (first.denied.length === 0);
  const isToken = !isWithinToken(actor, permission, resource);
  return {
    allowed,
    decidedAt: isByRoles && !isToken ? first.scope : null,
    grantedBy: { roles: levels.flatMap((level) => level.granted), lines: listed.map(({ text }) => text) },
    deniedBy: { roles: levels.flatMap((level) => level.denied), isToken },
  };
}
