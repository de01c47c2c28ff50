import type { Actor, UserActor } from "./actor.js";
import { givenByObjects } from "./decide.js";
import { allPermissions, scopeNameOf, type Permission } from "./permissions.js";

/** All that a user could hold anywhere, by roles on any level, by an access list, or because an object is at hand at all. */
function heldAnywhere({ site, memberships, heldByAccessList }: UserActor): Set<Permission> {
  const held = new Set<Permission>([...site.site, ...site.owner, ...heldByAccessList, ...givenByObjects.user]);
  for (const { grants } of memberships.values()) {
    for (const permission of grants.organization) held.add(permission);
    for (const permission of grants.owner) held.add(permission);
  }
  return held;
}

function permissionsOf(actor: Exclude<Actor, { kind: "anonymous" }>): Iterable<Permission> {
  if (actor.kind === "system") return allPermissions;
  if (actor.kind === "provisioner-key") return ["PROVISIONER_JOB_RUN", ...givenByObjects["provisioner-key"]];
  if (actor.kind === "workspace-proxy") return ["WORKSPACE_PROXY_REPORT", ...givenByObjects["workspace-proxy"]];
  const held = heldAnywhere(actor);
  const byToken = actor.token?.permissions;
  return byToken ? [...held].filter((permission) => byToken.has(permission)) : held;
}

const known = new WeakMap<Actor, ReadonlySet<string>>();

/**
 * What the actor could hold anywhere, as names of scopes; null for whoever has not signed in. It may be too wide, and never
 * is too narrow: nothing that `decide` allows, on whatever object, is missing. Worked out once for each actor.
 */
export function scopesOf(actor: Actor): ReadonlySet<string> | null {
  if (actor.kind === "anonymous") return null;
  const scopes = known.get(actor) ?? new Set(Array.from(permissionsOf(actor), scopeNameOf));
  known.set(actor, scopes);
  return scopes;
}
