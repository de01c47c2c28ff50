import type { OrganizationId } from "../ids/ids.js";
import type { Explanation, SpeakingRole } from "./explain.js";
import type { Permission } from "./permissions.js";

/** What an explanation's parts are called, as far as whoever asks may know. */
export interface ExplanationNames {
  username: string;
  /** Of the access token by which the user acts; null for none. */
  token: string | null;
  /** Null for one whose roles whoever asks may not read: its name is not said, nor that of its role. */
  organization: (organizationId: OrganizationId) => string | null;
  /** May the names of site roles be said? */
  mayNameSiteRoles: boolean;
  /** The organization that is asked about: its roles go by their bare names. */
  here: OrganizationId | null;
}

/** An explanation in words: what `AccessDecision` shows. */
export interface DescribedDecision {
  allowed: boolean;
  reason: string;
  decidedAt: Explanation["decidedAt"];
  grantedBy: string[];
  deniedBy: string[];
}

const where = { SITE: "in the whole deployment", ORGANIZATION: "in the organization", OWNER: "on what is their own" };

/** A role by its name, with its organization where that is not the one in question. */
function nameRole({ name, organizationId }: SpeakingRole, names: ExplanationNames): string {
  if (organizationId === null) return names.mayNameSiteRoles ? name : "a role of the site";
  if (organizationId === names.here) return name;
  const organization = names.organization(organizationId);
  return organization === null ? "a role in another organization" : `${name} in ${organization}`;
}

const listed = (parts: readonly string[]): string => [...new Set(parts)].join(", ");

function sentenceOf(explanation: Explanation, permission: Permission, names: ExplanationNames): string {
  const { allowed, decidedAt, grantedBy, deniedBy } = explanation;
  const who = `${names.username} ${allowed ? "may" : "may not"} do this:`;
  const at = (roles: readonly SpeakingRole[]) =>
    listed(roles.filter(({ level }) => level === decidedAt).map((role) => nameRole(role, names)));
  if (deniedBy.isToken) return `${who} the access token ${names.token ?? ""} is not for ${permission} there.`;
  if (allowed && decidedAt) return `${who} ${at(grantedBy.roles)} gives ${permission} ${where[decidedAt]}.`;
  if (allowed) return `${who} the access list gives ${permission} by ${listed(grantedBy.lines)}.`;
  if (decidedAt) {
    return `${who} ${at(deniedBy.roles)} denies ${permission} ${where[decidedAt]}, whatever other roles give there.`;
  }
  return `${who} no role of theirs and no access list gives ${permission} there.`;
}

/** The decision in one sentence, and by name all that grants it and all that denies it. */
export function describeExplanation(
  explanation: Explanation,
  permission: Permission,
  names: ExplanationNames,
): DescribedDecision {
  const { allowed, decidedAt, grantedBy, deniedBy } = explanation;
  const namesOf = (roles: readonly SpeakingRole[]) => [...new Set(roles.map((role) => nameRole(role, names)))];
  return {
    allowed,
    decidedAt,
    reason: sentenceOf(explanation, permission, names),
    grantedBy: [...namesOf(grantedBy.roles), ...grantedBy.lines],
    deniedBy: [...namesOf(deniedBy.roles), ...(deniedBy.isToken ? [`access token ${names.token ?? ""}`] : [])],
  };
}
