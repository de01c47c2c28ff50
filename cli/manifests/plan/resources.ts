import type { Place, Plain } from "../reading/placed.js";

/**
 * Everything that a manifest can manage. The lists are in the order in which things are made: what stands earlier never
 * needs what stands later.
 */
export const kinds = [
  "identityProvider",
  "organization",
  "role",
  "provisionerKey",
  "member",
  "group",
  "groupSync",
  "roleSync",
  "template",
  "workspaceProxy",
  "organizationSync",
  "siteRoleSync",
] as const;

export type Kind = (typeof kinds)[number];

interface KindFacts {
  /** The key in a manifest below which they are named; null for what there is exactly one of. */
  list: string | null;
  noun: string;
  /** What cannot change once it is there. */
  fixed?: readonly string[];
  /** Who is not in the list goes, whoever put them there: a list of members is the whole list. */
  isWholeList?: true;
  /** Remembers the label of the manifest that made it. */
  hasLabel?: true;
}

export const kindFacts: Readonly<Record<Kind, KindFacts>> = {
  identityProvider: { list: "identityProviders", noun: "identity provider", hasLabel: true },
  organization: { list: null, noun: "organization", hasLabel: true },
  role: { list: "roles", noun: "role", hasLabel: true },
  provisionerKey: { list: "provisionerKeys", noun: "provisioner key", hasLabel: true, fixed: ["tags", "expiresAt"] },
  member: { list: "members", noun: "member", isWholeList: true },
  group: { list: "groups", noun: "group", hasLabel: true },
  groupSync: { list: null, noun: "group sync" },
  roleSync: { list: null, noun: "role sync" },
  template: { list: "templates", noun: "template", hasLabel: true },
  workspaceProxy: { list: "workspaceProxies", noun: "workspace proxy", hasLabel: true },
  organizationSync: { list: null, noun: "organization sync" },
  siteRoleSync: { list: null, noun: "site role sync" },
};

/** The group that an organization is never without. */
export const everyone = "Everyone";

/** Names only, never ids: what a person writes. Sets are sorted, so that equal ones are equal. */
export type Fields = Readonly<Record<string, Plain>>;

export interface Resource {
  kind: Kind;
  /** Name of the organization that it belongs to; null for what belongs to none. An organization belongs to itself. */
  organization: string | null;
  /** Empty for what there is one of in its organization. */
  name: string;
  fields: Fields;
}

/** What a manifest wants: fields that it does not name are not managed. */
export interface Desired extends Resource {
  place: Place;
  /** Of each value below it, by its path with dots: "members.ada". */
  places: Readonly<Record<string, Place>>;
  /** Where its secret is written, once; absolute. */
  secretFile?: string;
}

/** What is there. */
export interface Current extends Resource {
  /** Null for settings, which have none. */
  id: string | null;
  label: string | null;
  /** Of a sync setting, for expectedRevision. */
  revision?: number;
  /** Why it cannot be deleted; null where nothing is known to be in the way. */
  inUse?: string | null;
  /** Of a template. */
  activeVersionId?: string;
  /** Of a template: versions whose content is not the active one's. */
  versions?: readonly ImportedVersion[];
}

/** A version that was pushed and is not active: usable, or on the way. */
export interface ImportedVersion {
  id: string;
  contentHash: string;
  status: "PENDING" | "RUNNING" | "SUCCEEDED";
}

type Addressed = Pick<Resource, "kind" | "organization" | "name">;

/** One word for each thing: `raptix/groups/mobile`, `raptix`, `site/organizationSync`. */
export function addressOf({ kind, organization, name }: Addressed): string {
  if (kind === "organization") return name;
  const { list } = kindFacts[kind];
  return [organization ?? "site", ...(list === null ? [kind] : [list, name])].join("/");
}

/** The list that it stands in, as an address: `raptix/groups`; null for what stands in none. */
export function listOf({ kind, organization }: Addressed): string | null {
  const { list } = kindFacts[kind];
  return list === null ? null : `${organization ?? "site"}/${list}`;
}

/** Where a field's value stands, or the nearest that is known of it. */
export function placeOfField({ place, places }: Pick<Desired, "place" | "places">, path: string): Place {
  for (let at = path; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf(".")))) {
    const found = places[at];
    if (found) return found;
  }
  return place;
}
