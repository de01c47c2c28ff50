import type { Content, DesiredState } from "../desire/desired-state.js";
import { addressOf, kindFacts, type Desired, type Kind } from "../plan/resources.js";

/** What of the deployment has to be known to plan. */
export interface Wanted {
  /** Which kinds, by the organization's name. */
  organizations: ReadonlyMap<string, ReadonlySet<Kind>>;
  /** And these of every organization that there is; null for no other. */
  everywhere: ReadonlySet<Kind> | null;
  site: ReadonlySet<Kind>;
  usernames: readonly string[];
  /** Groups whose members are managed, by address; "all". */
  groupsWithMembers: ReadonlySet<string> | "all";
  /** By the template's address. */
  contents: ReadonlyMap<string, Content>;
  /** Whether workspaces of templates are counted, which may stand in the way of their deletion. */
  countsWorkspaces: boolean;
}

const labelled = (Object.keys(kindFacts) as Kind[]).filter((kind) => kindFacts[kind].hasLabel);

/** What a kind's references are resolved by. */
const needs: Partial<Record<Kind, readonly Kind[]>> = {
  groupSync: ["group"],
  template: ["group"],
  roleSync: ["role"],
  member: ["role"],
};

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

function usernamesOf({ kind, name, fields }: Desired): string[] {
  if (kind === "member") return [name];
  if (kind === "group") return textsOf(fields["members"]);
  const subjects = Object.keys((kind === "template" && fields["access"]) || {});
  return subjects.filter((subject) => subject.startsWith("user:")).map((subject) => subject.slice("user:".length));
}

/** Organizations that are named by others' fields: a proxy serves them, a claim leads into them, a successor is there. */
function organizationsNamedBy({ kind, fields }: Desired): string[] {
  if (kind === "workspaceProxy") return textsOf(fields["organizations"]);
  if (kind === "organizationSync") return Object.values(fields["mapping"] ?? {}).flatMap(textsOf);
  return [];
}

const successorOf = ({ fields }: Desired): string | null => {
  const deprecated = fields["deprecated"] as { successor?: string | null } | false | undefined;
  return (deprecated && deprecated.successor) || null;
};

class Collecting {
  readonly organizations = new Map<string, Set<Kind>>();
  readonly site = new Set<Kind>();

  need(organization: string | null, kind: Kind): void {
    if (organization === null) {
      this.site.add(kind);
      return;
    }
    const known = this.organizations.get(organization) ?? new Set<Kind>();
    this.organizations.set(organization, known);
    for (const each of [kind, ...(needs[kind] ?? [])]) known.add(each);
  }

  add(resource: Desired): void {
    this.need(resource.organization, resource.kind);
    for (const name of organizationsNamedBy(resource)) this.need(name, "organization");
    const successor = resource.kind === "template" ? successorOf(resource) : null;
    if (successor !== null) this.need(successor.split("/")[0]!, "template");
    if (resource.kind === "organization" && resource.fields["defaultMemberRoles"]) this.need(resource.name, "role");
  }
}

/** What has to be read for this manifest: of what it does not manage, nothing. */
export function wantedBy(desired: DesiredState, { prune }: { prune: boolean }): Wanted {
  const collecting = new Collecting();
  const kindOf = new Map(Object.entries(kindFacts).map(([kind, { list }]) => [list, kind as Kind]));
  for (const resource of desired.resources) collecting.add(resource);
  for (const list of desired.lists) {
    const [owner, name] = [list.slice(0, list.indexOf("/")), list.slice(list.indexOf("/") + 1)];
    collecting.need(owner === "site" ? null : owner, kindOf.get(name)!);
  }
  const withMembers = desired.resources.filter(({ kind, fields }) => kind === "group" && "members" in fields);
  const siteOfLabel = prune ? (["identityProvider", "workspaceProxy"] as const) : [];
  return {
    organizations: collecting.organizations,
    everywhere: prune ? new Set(labelled) : null,
    site: new Set([...collecting.site, ...siteOfLabel]),
    usernames: [...new Set(desired.resources.flatMap(usernamesOf))],
    groupsWithMembers: new Set(withMembers.map(addressOf)),
    contents: new Map(Object.entries(desired.contents)),
    countsWorkspaces: prune,
  };
}

const everything = new Set(Object.keys(kindFacts) as Kind[]);
const ofSite: readonly Kind[] = ["identityProvider", "workspaceProxy", "organizationSync", "siteRoleSync"];

/** All that there is of these organizations (all: null), for an export. */
export function wantedForExport(names: readonly string[] | null, withSite: boolean): Wanted {
  return {
    organizations: new Map((names ?? []).map((name) => [name, everything])),
    everywhere: names === null ? everything : null,
    site: new Set(withSite ? ofSite : []),
    usernames: [],
    groupsWithMembers: "all",
    contents: new Map(),
    countsWorkspaces: false,
  };
}
