import { operation } from "../../graph/operation.js";
import type { ImportedVersion } from "../plan/resources.js";
import { aliased } from "./read-named.js";
import { connectionQuery, nodesQuery } from "./read-nodes.js";

interface Labelled {
  id: string;
  name: string;
  manifestLabel: string | null;
}

export interface OrganizationNode extends Labelled {
  displayName: string;
  description: string;
  icon: string;
  isDefault: boolean;
  viewerPermissions: string[];
}

const organizationFields = "id name displayName description icon isDefault manifestLabel viewerPermissions";
export const organizationsByName = aliased<OrganizationNode>(
  ["OrganizationsByName", "organization", "name"],
  organizationFields,
);
export const allOrganizations = operation<
  { organizations: { nodes: OrganizationNode[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } | null },
  { after: string | null }
>(`query ManifestOrganizations($after: String) {
  organizations(first: 100, after: $after) { nodes { ${organizationFields} } pageInfo { hasNextPage endCursor } }
}`);

export const usersByName = aliased<{ id: string }>(["UsersByName", "user", "username"], "id");

export interface RoleNode extends Labelled {
  displayName: string;
  isBuiltIn: boolean;
  organizationPermissions: string[];
  ownerPermissions: string[];
  viewerCanAssign: boolean;
}

const roleFields =
  "id name displayName isBuiltIn organizationPermissions ownerPermissions viewerCanAssign manifestLabel";
export const rolesOf = nodesQuery<{
  id: string;
  roles: RoleNode[] | null;
  defaultMemberRoles: { name: string }[] | null;
}>(["RolesOfOrganizations", "Organization"], `roles { ${roleFields} } defaultMemberRoles { name }`, 100);

export interface GroupNode extends Labelled {
  displayName: string;
  avatarUrl: string | null;
  quotaAllowance: number;
}

export const groupsOf = connectionQuery<GroupNode>(
  ["GroupsOfOrganizations", "Organization", "groups"],
  "id name displayName avatarUrl quotaAllowance manifestLabel",
  { parentsAtOnce: 50, first: 50 },
);

export const groupMembersOf = connectionQuery<{ id: string; username: string }>(
  ["MembersOfGroups", "Group", "members"],
  "id username",
  { parentsAtOnce: 100, first: 50 },
);

export interface MemberNode {
  user: { id: string; username: string } | null;
  roles: { name: string }[] | null;
}

export const membersOf = connectionQuery<MemberNode>(
  ["MembersOfOrganizations", "Organization", "members"],
  "user { id username } roles { name }",
  { parentsAtOnce: 20, first: 50 },
);

interface SyncNode {
  revision: number;
  claim: string | null;
  regexFilter: string | null;
  keepOnMissingClaim: boolean;
  mapping: { claimValue: string; targets: string[] }[];
}

export interface AnySync extends SyncNode {
  autoCreateMissing?: boolean;
  assignDefault?: boolean;
  matchByName?: boolean;
  defaultRoles?: string[];
}

const syncFields = "revision claim regexFilter keepOnMissingClaim mapping { claimValue targets }";
export const syncsOf = nodesQuery<{ id: string; groupSync: AnySync | null; roleSync: AnySync | null }>(
  ["SyncsOfOrganizations", "Organization"],
  `groupSync { ${syncFields} autoCreateMissing } roleSync { ${syncFields} }`,
  100,
);

export interface KeyNode extends Labelled {
  tags: Record<string, string>;
  expiresAt: string | null;
}

export const keysOf = nodesQuery<{ id: string; provisionerKeys: KeyNode[] | null }>(
  ["KeysOfOrganizations", "Organization"],
  "provisionerKeys { id name tags expiresAt manifestLabel }",
  100,
);

export interface TemplateNode extends Labelled {
  displayName: string;
  description: string;
  icon: string;
  isDeprecated: boolean;
  deprecationMessage: string | null;
  settings: Record<string, boolean | number | string>;
  activeVersion: { id: string; contentHash: string };
}

export const templatesOf = connectionQuery<TemplateNode>(
  ["TemplatesOfOrganizations", "Organization", "templates"],
  `id name displayName description icon manifestLabel isDeprecated deprecationMessage activeVersion { id contentHash }
   settings { requireActiveVersion allowUserCancelBuilds allowUserAutostart allowUserAutostop defaultTtlSeconds
     failureTtlSeconds dormantAfterSeconds deleteDormantAfterSeconds maxPortShareLevel }`,
  { parentsAtOnce: 50, first: 50 },
);

export interface TemplateDetails {
  id: string;
  successor: { name: string; organization: { name: string } | null } | null;
  access: { role: string; subject: { username?: string; name?: string } | null }[] | null;
}

export const templateDetails = nodesQuery<TemplateDetails>(
  ["DetailsOfTemplates", "Template"],
  `successor { name organization { name } } access { role subject { ... on User { username } ... on Group { name } } }`,
  100,
);

interface VersionNode {
  id: string;
  name: string;
  contentHash: string;
  isArchived: boolean;
  template: { id: string } | null;
  job: { status: ImportedVersion["status"] | "CANCELED" | "CANCELING" | "FAILED" } | null;
}

/** Versions of templates whose active one has another content than is wanted, the newest first. */
export const versionsOf = connectionQuery<VersionNode>(
  ["VersionsOfTemplates", "Template", "versions"],
  "id name contentHash isArchived template { id } job { status }",
  { parentsAtOnce: 50, first: 10, then: 100 },
);

/** What the graph makes of variables' values: the key that it takes stays with it. */
export const variablesHashes = operation<{ variablesHashes: (string | null)[] | null }, { inputs: object[] }>(
  "query HashesOfVariables($inputs: [VariablesHashInput!]!) { variablesHashes(inputs: $inputs) }",
);

/** Imports of an organization that are not in vain: some are of versions that belong to no template yet. */
export const importsOf = connectionQuery<{ templateVersion: VersionNode | null }>(
  [
    "ImportsOfOrganizations",
    "Organization",
    "provisionerJobs(filter: { type: [TEMPLATE_IMPORT], status: [PENDING, RUNNING, SUCCEEDED] })",
  ],
  "templateVersion { id name contentHash isArchived template { id } job { status } }",
  { parentsAtOnce: 20, first: 50 },
);

export const workspaceCounts = nodesQuery<{ id: string; workspaces: { totalCount: number } | null }>(
  ["WorkspacesOfTemplates", "Template"],
  "workspaces(first: 1) { totalCount }",
  100,
);

export interface ProviderNode extends Labelled {
  issuer: string;
  clientId: string;
  scopes: string[];
  enabled: boolean;
  allowSignUp: boolean;
}

export interface ProxyNode extends Labelled {
  displayName: string;
  icon: string;
  url: string;
  organizations: { name: string }[] | null;
}

export const viewerQuery = operation<{ viewer: { username: string } | null; viewerPermissions: string[] | null }>(
  "query ManifestViewer { viewer { username } viewerPermissions }",
);

export const organizationNames = nodesQuery<{ id: string; name: string }>(
  ["NamesOfOrganizations", "Organization"],
  "name",
  100,
);

/** Any organization knows the built-in roles. */
export const someRoles = operation<{ organizations: { nodes: { roles: RoleNode[] | null }[] } | null }>(
  `query BuiltInRoles { organizations(last: 1) { nodes { roles { ${roleFields} } } } }`,
);

export const siteQueries = {
  identityProvider: operation<{ identityProviders: ProviderNode[] | null }>(
    "query ManifestIdentityProviders { identityProviders { id name issuer clientId scopes enabled allowSignUp manifestLabel } }",
  ),
  workspaceProxy: operation<{ workspaceProxies: ProxyNode[] | null }>(
    "query ManifestWorkspaceProxies { workspaceProxies { id name displayName icon url organizations { name } manifestLabel } }",
  ),
  organizationSync: operation<{ organizationSync: AnySync | null }>(
    `query ManifestOrganizationSync { organizationSync { ${syncFields} assignDefault } }`,
  ),
  siteRoleSync: operation<{
    siteRoleSync: AnySync | null;
    siteRoles: Pick<RoleNode, "name" | "isBuiltIn" | "viewerCanAssign">[] | null;
  }>(
    `query ManifestSiteRoleSync { siteRoleSync { ${syncFields} defaultRoles matchByName } siteRoles { name viewerCanAssign isBuiltIn } }`,
  ),
};
