import { nearest } from "../../../output/nearest.js";
import type { KnownRole } from "../facts.js";
import { after } from "../plan-changes.js";
import type { Problem } from "../plan.js";
import { addressOf, type Desired } from "../resources.js";
import { targetsOf, textsOf, type Judged } from "./judged.js";

/** Roles that a resource hands out: to a member, to every new one, or by a claim. */
interface NamedRole {
  role: string;
  field: string;
  path: string;
}

function rolesNamedBy({ kind, fields }: Desired): NamedRole[] {
  const listed = (field: string): NamedRole[] =>
    textsOf(fields[field]).map((role) => ({ role, field, path: `${field}.${role}` }));
  if (kind === "member") return listed("roles");
  if (kind === "organization") return listed("defaultMemberRoles");
  if (kind !== "roleSync" && kind !== "siteRoleSync") return [];
  const mapped = targetsOf(fields["mapping"]).map(({ target, path }) => ({ role: target, field: "mapping", path }));
  return [...mapped, ...listed("defaultRoles")];
}

const isImplied = (role: string): boolean => role === "member" || role === "organization-member";

/** Was it handed out there before? Then nothing of it changes. */
function wasGiven(judged: Judged, resource: Desired, { role, field }: NamedRole): boolean {
  const before = judged.there.get(addressOf(resource))?.fields[field];
  const given = Array.isArray(before) ? before : Object.values(before ?? {}).flatMap(textsOf);
  return given.includes(role);
}

interface Choice {
  known: ReadonlyMap<string, KnownRole>;
  /** Those that the manifest makes or changes: whether the viewer can give them is said of what they hold. */
  made: ReadonlySet<string>;
}

function choiceOf(judged: Judged, { kind, organization }: Desired): Choice {
  if (kind === "siteRoleSync") return { known: judged.facts.siteRoles, made: new Set() };
  const known = judged.roles(organization ?? "");
  if (kind !== "organization") return { known, made: new Set(judged.names("role", organization)) };
  return { known: new Map([...known].filter(([, { isBuiltIn }]) => isBuiltIn)), made: new Set() };
}

function problemOf(judged: Judged, resource: Desired, named: NamedRole): Problem[] {
  const { known, made } = choiceOf(judged, resource);
  const { role, path } = named;
  const say = (code: string, message: string) => [judged.problem(resource, [code, path], message)];
  if (isImplied(role)) return say("INVALID", `"${role}" comes by itself and is not given. Leave it out.`);
  if (!known.has(role) && !made.has(role)) {
    const like = nearest(role, [...known.keys(), ...made]);
    const rest = resource.kind === "organization" ? "no built-in role" : "no role";
    return say("NOT_FOUND", `There is ${rest} "${role}" in ${resource.organization ?? "the deployment"}.${like}`);
  }
  if (wasGiven(judged, resource, named) || known.get(role)?.viewerCanAssign !== false) return [];
  return say("ESCALATION", `"${role}" holds what you do not hold yourself. Ask somebody who does.`);
}

/** Permissions that a role gains, and that the viewer does not hold. */
function problemsOfPermissions(judged: Judged, resource: Desired): Problem[] {
  const change = judged.change(resource);
  if (resource.kind !== "role" || !change) return [];
  const held = judged.permissions(resource.organization);
  const before = judged.there.get(addressOf(resource))?.fields ?? {};
  return ["organizationPermissions", "ownerPermissions"].flatMap((field) =>
    textsOf(after(change, field))
      .filter((permission) => !textsOf(before[field]).includes(permission) && !held.has(permission))
      .map((permission) => {
        const message = `You do not hold ${permission} here yourself. Ask somebody who does.`;
        return judged.problem(resource, ["ESCALATION", `${field}.${permission}`], message);
      }),
  );
}

/** Nobody gives themselves roles. */
function problemsOfSelf(judged: Judged, resource: Desired): Problem[] {
  const change = judged.change(resource);
  if (resource.kind !== "member" || resource.name !== judged.facts.viewer || !change) return [];
  if (textsOf(after(change, "roles")).length === 0) return [];
  const message = "Nobody changes their own roles. Ask somebody else to apply this.";
  return [judged.problem(resource, ["NOT_ALLOWED_HERE", "roles"], message)];
}

/** Roles that there are not, and roles and permissions that the viewer cannot hand out. */
export const problemsOfRoles = (judged: Judged): Problem[] =>
  judged.resources.flatMap((resource) => [
    ...rolesNamedBy(resource).flatMap((named) => problemOf(judged, resource, named)),
    ...problemsOfPermissions(judged, resource),
    ...problemsOfSelf(judged, resource),
  ]);
