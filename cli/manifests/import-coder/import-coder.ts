import { asSet } from "../desire/fields.js";
import type { Plain } from "../reading/placed.js";
import type { CoderExport, CoderGroup, CoderOrganization } from "./coder-export.js";
import { importRole } from "./import-role.js";
import { importGroupSync, importOrganizationSync, importRoleSync } from "./import-sync.js";
import { importTemplate } from "./import-template.js";
import { LeftOver } from "./left-over.js";

export interface ImportedManifest {
  documents: { file: string; spec: { [key: string]: Plain } }[];
  /** What is not carried over, or not as it was. */
  notCarried: string[];
}

const isEveryone = ({ id, organization_id }: CoderGroup): boolean => id === organization_id;

function importGroup(group: CoderGroup, where: string, left: LeftOver) {
  left.rest(where, group, ["name", "display_name", "avatar_url", "quota_allowance", "members", "source"]);
  if (group.source === "oidc")
    left.say(`${where}.source`, "it was made by a sync there, and is made by the manifest here");
  const { display_name: displayName, avatar_url: avatarUrl, quota_allowance: quotaAllowance, members } = group;
  if (isEveryone(group)) return { quotaAllowance: quotaAllowance ?? 0 };
  return {
    ...(displayName && { displayName }),
    ...(avatarUrl && { avatarUrl }),
    quotaAllowance: quotaAllowance ?? 0,
    members: asSet((members ?? []).map(({ username }) => username)),
  };
}

/** Membership itself is a role there, and comes by itself here. */
const isImplied = (role: string): boolean => role === "organization-member";

function importMembers({ members }: CoderExport, organization: CoderOrganization, [where, left]: [string, LeftOver]) {
  const own = members.filter((member) => member.organization_id === organization.id);
  return Object.fromEntries(
    own.map((member) => {
      left.rest(`${where}/members/${member.username}`, member, ["username", "name", "roles"]);
      const roles = (member.roles ?? []).map(({ name }) => name).filter((name) => !isImplied(name));
      return [member.username, asSet(roles)];
    }),
  );
}

function importKeys({ provisioner_keys: keys }: CoderExport, organizationId: string, [name, left]: [string, LeftOver]) {
  const own = keys.filter((key) => key.organization === organizationId);
  for (const key of own) {
    const where = `${name}/provisionerKeys/${key.name}`;
    left.rest(where, key, ["name", "tags"]);
    left.say(where, "its secret is not to be had: apply makes a new one, and daemons are started with it");
  }
  return Object.fromEntries(own.map((key) => [key.name.toLowerCase(), { tags: key.tags ?? {} }]));
}

function importOrganization(exported: CoderExport, organization: CoderOrganization, left: LeftOver) {
  const { id, display_name: displayName, description, icon } = organization;
  const name = left.name(organization.name, organization.name);
  left.rest(name, organization, ["name", "display_name", "description", "icon"]);
  const of = <Each extends { organization_id?: string | null | undefined }>(all: readonly Each[]): Each[] =>
    all.filter((each) => each.organization_id === id);
  const groups = of(exported.groups);
  const at = (list: string, key: string): string => `${name}/${list}/${key}`;
  const templates = of(exported.templates).map((template) => {
    const key = left.name(at("templates", template.name), template.name);
    const place = { where: at("templates", key), folder: `./templates/${name}/${key}`, left };
    return [key, importTemplate(template, exported.template_acl[template.id], place)] as const;
  });
  const custom = of(exported.roles).filter((role) => !role.built_in);
  const { groups: groupSyncs, roles: roleSyncs } = exported.idpsync;
  return {
    ...{ kind: "Organization", name },
    ...(displayName && { displayName }),
    ...{ description: description ?? "", icon: icon ?? "" },
    members: importMembers(exported, organization, [name, left]),
    groups: Object.fromEntries(
      groups.map((group) => {
        const key = isEveryone(group) ? "Everyone" : group.name;
        return [key, importGroup(group, at("groups", key), left)];
      }),
    ),
    roles: Object.fromEntries(custom.map((role) => [role.name, importRole(role, at("roles", role.name), left)])),
    ...(groupSyncs[id] && { groupSync: importGroupSync(groupSyncs[id], groups, [`${name}/groupSync`, left]) }),
    ...(roleSyncs[id] && { roleSync: importRoleSync(roleSyncs[id], [`${name}/roleSync`, left]) }),
    provisionerKeys: importKeys(exported, id, [name, left]),
    templates: Object.fromEntries(templates),
  };
}

/** What belongs to no organization that is in the export: nothing is dropped unsaid. */
function strangers(exported: CoderExport, left: LeftOver): void {
  const known = new Set(exported.organizations.map(({ id }) => id));
  const owners = {
    groups: exported.groups,
    roles: exported.roles.filter((role) => !role.built_in),
    templates: exported.templates,
    members: exported.members.map((member) => ({ ...member, name: member.username })),
  };
  for (const [list, all] of Object.entries(owners)) {
    const lost = all.filter(({ organization_id: owner }) => !known.has(owner ?? ""));
    for (const { name } of lost) left.say(`${list}/${name}`, "its organization is not in the export");
  }
}

const carriedKinds = [
  ...["organizations", "members", "groups", "roles", "templates", "template_acl", "provisioner_keys", "idpsync"],
];

/** A manifest of a Coder deployment's organizations, and all that it cannot say of them. */
export function importCoder(exported: CoderExport): ImportedManifest {
  const left = new LeftOver();
  left.rest("export", exported, carriedKinds);
  left.rest("idpsync", exported.idpsync, ["organization", "groups", "roles"]);
  strangers(exported, left);
  const documents = exported.organizations.map((organization) => {
    const spec = importOrganization(exported, organization, left) as { [key: string]: Plain; name: string };
    return { file: `${spec.name}.yaml`, spec };
  });
  const sync = exported.idpsync.organization;
  const names = new Map(exported.organizations.map(({ id, name }) => [id, name.toLowerCase()]));
  const site = sync && {
    file: "site.yaml",
    spec: { kind: "Site", organizationSync: importOrganizationSync(sync, names, ["site/organizationSync", left]) },
  };
  const people = new Set(exported.members.map(({ username }) => username));
  if (people.size > 0)
    left.say("users", `manifests make no users: ${String(people.size)} have to be there, by the same usernames`);
  return { documents: site ? [...documents, site] : documents, notCarried: left.notes };
}
