import type { Actor, UserActor } from "./actor.js";
import { givenByObjects } from "./decide.js";
import { permissionSet, unionOf, type PermissionSet } from "./permission-sets.js";
import { allPermissions, scopeNameOf } from "./permissions.js";

const givenToUsers = permissionSet(givenByObjects.user);

/** All that a user could hold anywhere, by roles on any level, by an access list, or because an object is at hand at all. */
function heldAnywhere({ site, memberships, heldByAccessList }: UserActor): PermissionSet {
  let held = unionOf(unionOf(unionOf(site.site, site.owner), givenToUsers), heldByAccessList);
  for (const { grants } of memberships.values()) held = unionOf(unionOf(held, grants.organization), grants.owner);
  return held;
}

const heldByKind = {
  system: permissionSet(allPermissions),
  "provisioner-key": permissionSet(["PROVISIONER_JOB_RUN", ...givenByObjects["provisioner-key"]]),
  "workspace-proxy": permissionSet(["WORKSPACE_PROXY_REPORT", ...givenByObjects["workspace-proxy"]]),
};

function permissionsOf(actor: Exclude<Actor, { kind: "anonymous" }>): PermissionSet {
  if (actor.kind !== "user") return heldByKind[actor.kind];
  const held = heldAnywhere(actor);
  const byToken = actor.token?.permissions;
  return byToken ? permissionSet([...held].filter((permission) => byToken.has(permission))) : held;
}

const scopesByPermissions = new WeakMap<PermissionSet, ReadonlySet<string>>();

function namesOf(held: PermissionSet): ReadonlySet<string> {
  const known = scopesByPermissions.get(held);
  if (known) return known;
  const names = new Set(Array.from(held, scopeNameOf));
  scopesByPermissions.set(held, names);
  return names;
}

const known = new WeakMap<Actor, ReadonlySet<string>>();
/** Of whoever is in more organizations than these it is kept. */
const fewMemberships = 4;

/**
 * What the actor could hold anywhere, as names of scopes; null for whoever has not signed in. It may be too wide, and never
 * is too narrow: nothing that `decide` allows, on whatever object, is missing. Whoever holds the
 * same has the same set.
 */
export function scopesOf(actor: Actor): ReadonlySet<string> | null {
  if (actor.kind === "anonymous") return null;
  if (actor.kind !== "user" || actor.memberships.size <= fewMemberships) return namesOf(permissionsOf(actor));
  const scopes = known.get(actor) ?? namesOf(permissionsOf(actor));
  known.set(actor, scopes);
  return scopes;
}
