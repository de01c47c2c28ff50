import { atMost } from "../../graph/at-most.js";
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

/** Both syncs of organizations; the names of groups that they lead to are known later. */
async function readSyncs(graph: Graph, found: readonly Found[]): Promise<(groupNames: NameById) => Current[]> {
  const wanted = found.filter(({ kinds }) => kinds.has("groupSync") || kinds.has("roleSync"));
  const read = await readNodes(
    graph,
    syncsOf,
    wanted.map(({ node }) => node.id),
  );
  const byId = new Map(read.map((each) => [each.id, each]));
  return (groupNames) =>
    wanted.flatMap(({ node: { id, name }, kinds }) => {
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

/** Settings and lists of the whole deployment, those that are wanted. */
async function readSite(graph: Graph, { site }: Wanted): Promise<{ resources: Current[]; siteRoles: RoleLike[] }> {
  const [providers, proxies, organizationSync, roles] = await Promise.all([
    site.has("identityProvider") ? graph.request(siteQueries.identityProvider, {}) : null,
    site.has("workspaceProxy") ? graph.request(siteQueries.workspaceProxy, {}) : null,
    site.has("organizationSync") ? readOrganizationSync(graph) : [],
    site.has("siteRoleSync") ? graph.request(siteQueries.siteRoleSync, {}) : null,
  ]);
  const siteRoleSync = roles?.siteRoleSync ? [syncOf(["siteRoleSync", null], roles.siteRoleSync, new Map())] : [];
  const listed = [
    ...(providers?.identityProviders ?? []).map(providerOf),
    ...(proxies?.workspaceProxies ?? []).map(proxyOf),
  ];
  return { resources: [...listed, ...organizationSync, ...siteRoleSync], siteRoles: roles?.siteRoles ?? [] };
}

async function readOrganizationSync(graph: Graph): Promise<Current[]> {
  const { organizationSync: sync } = await graph.request(siteQueries.organizationSync, {});
  return sync ? [syncOf(["organizationSync", null], sync, await namesOfTargets(graph, sync))] : [];
}

type RoleLike = Pick<RoleNode, "name" | "isBuiltIn" | "viewerCanAssign">;

const knownRoles = (roles: readonly RoleLike[]): ReadonlyMap<string, KnownRole> =>
  new Map(roles.map(({ name, isBuiltIn, viewerCanAssign }) => [name, { isBuiltIn, viewerCanAssign }]));

const viewerOf = (graph: Graph) => graph.read(viewerQuery, {});

async function builtInRolesOf(graph: Graph, roles: Roles): Promise<RoleLike[]> {
  const some = [...roles.values()][0]?.roles ?? null;
  const anybodys = some ?? (await graph.read(someRoles, {})).organizations?.nodes[0]?.roles ?? [];
  return anybodys.filter(({ isBuiltIn }) => isBuiltIn);
}

const knownOrganizations = (found: readonly Found[], roles: Roles): Facts["organizations"] =>
  new Map(
    found.map(({ node: { id, name, isDefault, viewerPermissions } }) => {
      const ofIt = roles.get(id)?.roles;
      return [name, { id, isDefault, permissions: new Set(viewerPermissions), roles: ofIt ? knownRoles(ofIt) : null }];
    }),
  );

/** Organizations that are managed, and custom roles. */
function organizationsWith(roles: Roles, found: readonly Found[]): Current[] {
  const managed = found.filter(({ kinds }) => kinds.has("organization"));
  const custom = found.flatMap(({ node }) =>
    (roles.get(node.id)?.roles ?? []).filter(({ isBuiltIn }) => !isBuiltIn).map((role) => roleOf(node.name, role)),
  );
  return [
    ...managed.map(({ node }) => organizationOf(node, roles.get(node.id)?.defaultMemberRoles ?? null)),
    ...custom,
  ];
}

/** Enough to keep the graph busy while an answer is read, not enough to be anybody's burden. */
const mostRequests = 6;

/** Reads all that a plan is made of, side by side. Users that a list already told of are not asked for again. */
export async function readState(unlimited: Graph, wanted: Wanted): Promise<State> {
  const graph = atMost(mostRequests, unlimited);
  const found = await readOrganizations(graph, wanted);
  const [roles, groups, members, keys, { templates, contentHashes }, site, syncs, viewer] = await Promise.all([
    readRoles(graph, found),
    readGroups(graph, found, wanted),
    readMembers(graph, found),
    readKeys(graph, found),
    readTemplates(graph, found, wanted),
    readSite(graph, wanted),
    readSyncs(graph, found),
    viewerOf(graph),
  ]);
  const userIdsByName = new Map([...groups.userIds, ...members.userIds].map(({ id, username }) => [username, id]));
  const strangers = wanted.usernames.filter((name) => !userIdsByName.has(name));
  const [orphans, builtInRoles, users] = await Promise.all([
    readOrphans(graph, found, { templates, contents: wanted.contents }),
    builtInRolesOf(graph, roles),
    readNamed(graph, usersByName, strangers),
  ]);
  for (const [name, { id }] of users) userIdsByName.set(name, id);
  const resources = [
    ...organizationsWith(roles, found),
    ...[...groups.resources, ...members.resources, ...keys, ...templates, ...site.resources, ...syncs(groups.nameById)],
  ];
  return {
    current: { resources, orphans, contentHashes },
    facts: {
      viewer: viewer.viewer?.username ?? "",
      userIdsByName,
      organizations: knownOrganizations(found, roles),
      permissions: new Set(viewer.viewerPermissions ?? []),
      siteRoles: knownRoles(site.siteRoles),
      builtInRoles: knownRoles(builtInRoles),
    },
  };
}
