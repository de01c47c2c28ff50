import type { Graph } from "../../graph/graph-client.js";
import type { Facts, KnownRole } from "../plan/facts.js";
import type { CurrentState } from "../plan/plan-changes.js";
import { addressOf, type Current } from "../plan/resources.js";
import {
  groupMembersOf,
  groupsOf,
  keysOf,
  membersOf,
  organizationNames,
  rolesOf,
  siteQueries,
  someRoles,
  syncsOf,
  usersByName,
  viewerQuery,
  type AnySync,
  type RoleNode,
} from "./documents.js";
import { readNamed } from "./read-named.js";
import { readConnections, readNodes } from "./read-nodes.js";
import { readOrganizations, type Found } from "./read-organizations.js";
import { readOrphans, readTemplates } from "./read-templates.js";
import {
  groupOf,
  keyOf,
  memberOf,
  organizationOf,
  providerOf,
  proxyOf,
  roleOf,
  syncOf,
  type NameById,
} from "./to-current.js";
import type { Wanted } from "./wanted.js";

/** The deployment as far as a manifest is about it. */
export interface State {
  current: CurrentState;
  facts: Facts;
}

const idsWith = (found: readonly Found[], kind: Current["kind"]): string[] =>
  found.filter(({ kinds }) => kinds.has(kind)).map(({ node }) => node.id);

type Roles = Awaited<ReturnType<typeof readRoles>>;

async function readRoles(graph: Graph, found: readonly Found[]) {
  const read = await readNodes(graph, rolesOf, idsWith(found, "role"));
  return new Map(read.map((each) => [each.id, each]));
}

/** Groups with their ids, and their members where these are managed. */
async function readGroups(graph: Graph, found: readonly Found[], { groupsWithMembers }: Wanted) {
  const byOrganization = await readConnections(graph, groupsOf, idsWith(found, "group"));
  const groups = found.flatMap(({ node: { id, name } }) =>
    (byOrganization.get(id) ?? []).map((node) => ({ organization: name, node })),
  );
  const populated = groups.filter(
    ({ organization, node }) =>
      groupsWithMembers === "all" || groupsWithMembers.has(addressOf({ kind: "group", organization, name: node.name })),
  );
  const ids = populated.map(({ node }) => node.id);
  const members = await readConnections(graph, groupMembersOf, ids);
  const usernamesOf = (id: string) => members.get(id)?.map(({ username }) => username);
  return {
    resources: groups.map(({ organization, node }) => groupOf(organization, node, usernamesOf(node.id))),
    userIds: [...members.values()].flat(),
    nameById: new Map(groups.map(({ node }) => [node.id, node.name])),
  };
}

async function readMembers(graph: Graph, found: readonly Found[]) {
  const byOrganization = await readConnections(graph, membersOf, idsWith(found, "member"));
  const nodes = found.flatMap(({ node: { id, name } }) =>
    (byOrganization.get(id) ?? []).map((member) => ({ organization: name, member })),
  );
  return {
    resources: nodes.flatMap(({ organization, member }) => memberOf(organization, member)),
    userIds: nodes.flatMap(({ member }) => member.user ?? []),
  };
}

async function readSyncs(graph: Graph, found: readonly Found[], groupNames: NameById): Promise<Current[]> {
  const wanted = found.filter(({ kinds }) => kinds.has("groupSync") || kinds.has("roleSync"));
  const read = await readNodes(
    graph,
    syncsOf,
    wanted.map(({ node }) => node.id),
  );
  const byId = new Map(read.map((each) => [each.id, each]));
  return wanted.flatMap(({ node: { id, name }, kinds }) => {
    const { groupSync = null, roleSync = null } = byId.get(id) ?? {};
    return [
      ...(groupSync && kinds.has("groupSync") ? [syncOf(["groupSync", name], groupSync, groupNames)] : []),
      ...(roleSync && kinds.has("roleSync") ? [syncOf(["roleSync", name], roleSync, new Map())] : []),
    ];
  });
}

async function readKeys(graph: Graph, found: readonly Found[]): Promise<Current[]> {
  const read = await readNodes(graph, keysOf, idsWith(found, "provisionerKey"));
  const nameById = new Map(found.map(({ node }) => [node.id, node.name]));
  return read.flatMap(({ id, provisionerKeys }) => (provisionerKeys ?? []).map((key) => keyOf(nameById.get(id)!, key)));
}

async function namesOfTargets(graph: Graph, { mapping }: AnySync): Promise<NameById> {
  const ids = [...new Set(mapping.flatMap(({ targets }) => targets))];
  return new Map((await readNodes(graph, organizationNames, ids)).map(({ id, name }) => [id, name]));
}

async function readSite(graph: Graph, { site }: Wanted): Promise<{ resources: Current[]; siteRoles: RoleLike[] }> {
  const resources: Current[] = [];
  let siteRoles: RoleLike[] = [];
  if (site.has("identityProvider")) {
    resources.push(
      ...((await graph.request(siteQueries.identityProvider, {})).identityProviders ?? []).map(providerOf),
    );
  }
  if (site.has("workspaceProxy")) {
    resources.push(...((await graph.request(siteQueries.workspaceProxy, {})).workspaceProxies ?? []).map(proxyOf));
  }
  if (site.has("organizationSync")) {
    const { organizationSync: sync } = await graph.request(siteQueries.organizationSync, {});
    if (sync) resources.push(syncOf(["organizationSync", null], sync, await namesOfTargets(graph, sync)));
  }
  if (site.has("siteRoleSync")) {
    const answer = await graph.request(siteQueries.siteRoleSync, {});
    if (answer.siteRoleSync) resources.push(syncOf(["siteRoleSync", null], answer.siteRoleSync, new Map()));
    siteRoles = answer.siteRoles ?? [];
  }
  return { resources, siteRoles };
}

type RoleLike = Pick<RoleNode, "name" | "isBuiltIn" | "viewerCanAssign">;

const knownRoles = (roles: readonly RoleLike[]): ReadonlyMap<string, KnownRole> =>
  new Map(roles.map(({ name, isBuiltIn, viewerCanAssign }) => [name, { isBuiltIn, viewerCanAssign }]));

async function readFacts(graph: Graph, read: { found: readonly Found[]; roles: Roles; siteRoles: RoleLike[] }) {
  const { viewer, viewerPermissions } = await graph.read(viewerQuery, {});
  const some = [...read.roles.values()][0]?.roles ?? null;
  const anybodys = some ?? (await graph.read(someRoles, {})).organizations?.nodes[0]?.roles ?? [];
  const organizations = read.found.map(({ node: { id, name, isDefault, viewerPermissions: permissions } }) => {
    const roles = read.roles.get(id)?.roles;
    return [
      name,
      { id, isDefault, permissions: new Set(permissions), roles: roles ? knownRoles(roles) : null },
    ] as const;
  });
  return {
    viewer: viewer?.username ?? "",
    organizations: new Map(organizations),
    permissions: new Set(viewerPermissions ?? []),
    siteRoles: knownRoles(read.siteRoles),
    builtInRoles: knownRoles(anybodys.filter(({ isBuiltIn }) => isBuiltIn)),
  };
}

/** Reads all that a plan is made of. Users that a list already told of are not asked for again. */
export async function readState(graph: Graph, wanted: Wanted): Promise<State> {
  const found = await readOrganizations(graph, wanted);
  const [roles, groups, members, keys, { templates, contentHashes }, site] = [
    await readRoles(graph, found),
    await readGroups(graph, found, wanted),
    await readMembers(graph, found),
    await readKeys(graph, found),
    await readTemplates(graph, found, wanted),
    await readSite(graph, wanted),
  ];
  const userIdsByName = new Map([...groups.userIds, ...members.userIds].map(({ id, username }) => [username, id]));
  const strangers = wanted.usernames.filter((name) => !userIdsByName.has(name));
  for (const [name, { id }] of await readNamed(graph, usersByName, strangers)) userIdsByName.set(name, id);
  const managed = found.filter(({ kinds }) => kinds.has("organization"));
  const resources = [
    ...managed.map(({ node }) => organizationOf(node, roles.get(node.id)?.defaultMemberRoles ?? null)),
    ...found.flatMap(({ node }) =>
      (roles.get(node.id)?.roles ?? []).filter(({ isBuiltIn }) => !isBuiltIn).map((role) => roleOf(node.name, role)),
    ),
    ...[...groups.resources, ...members.resources, ...keys, ...templates, ...site.resources],
    ...(await readSyncs(graph, found, groups.nameById)),
  ];
  const orphans = await readOrphans(graph, found, { templates, contents: wanted.contents });
  const facts = await readFacts(graph, { found, roles, siteRoles: site.siteRoles });
  return { current: { resources, orphans, contentHashes }, facts: { ...facts, userIdsByName } };
}
