import { operation } from "../../graph/operation.js";
import { pageInfo, type Page } from "../../graph/pages.js";
import type { JobStatus } from "../../jobs/operations.js";

export const workspaceStatuses = [
  ...["PENDING", "STARTING", "RUNNING", "STOPPING", "STOPPED"],
  ...["CANCELING", "CANCELED", "DELETING", "DELETED", "FAILED"],
] as const;

export interface Build {
  id: string;
  number: number;
  transition: "START" | "STOP" | "DELETE";
  job: { id: string; status: JobStatus } | null;
}

export interface Workspace {
  id: string;
  name: string;
  status: string;
  organization: { name: string } | null;
  owner: { username: string } | null;
  template: { name: string; isDeprecated: boolean } | null;
  latestBuild: Build & { templateVersion: { name: string } | null; deadline: string | null };
  isOutdated: boolean;
  isDormant: boolean;
  dailyCost: number;
  autostartSchedule: string | null;
  nextStartAt: string | null;
  autostartProblem: { code: string; message: string; at: string } | null;
  ttlSeconds: number | null;
  automaticUpdates: boolean;
  parameters: { name: string; value: string }[];
  resources: {
    address: string;
    type: string;
    dailyCost: number;
    metadata: { key: string; value: string | null; sensitive: boolean }[];
  }[];
  lastUsedAt: string;
  createdAt: string;
}

export const workspaceFields = `
  id name status organization { name } owner { username } template { name isDeprecated }
  latestBuild { id number transition job { id status } templateVersion { name } deadline }
  isOutdated isDormant dailyCost autostartSchedule nextStartAt autostartProblem { code message at } ttlSeconds automaticUpdates
  parameters { name value }
  resources { address type dailyCost metadata { key value sensitive } }
  lastUsedAt createdAt
`;
const buildFields = "id number transition job { id status }";
const refusals = "userErrors { code message path }";

interface ListArguments {
  first: number;
  after: string | null;
  filter: object;
}
const parameters = "$first: Int, $after: String, $filter: WorkspaceFilter";
const listing = `(first: $first, after: $after, filter: $filter) { nodes { ${workspaceFields} } ${pageInfo} totalCount }`;

export const listOwnWorkspaces = operation<{ viewer: { workspaces: Page<Workspace> | null } | null }, ListArguments>(
  `query ListOwnWorkspaces(${parameters}) { viewer { workspaces${listing} } }`,
);

export const listWorkspaces = operation<{ workspaces: Page<Workspace> | null }, ListArguments>(
  `query ListWorkspaces(${parameters}) { workspaces${listing} }`,
);

export const listWorkspacesOf = operation<
  { organization: { workspaces: Page<Workspace> | null } | null },
  ListArguments & { organization: string }
>(`
  query ListWorkspacesOf($organization: String!, ${parameters}) { organization(name: $organization) { workspaces${listing} } }
`);

interface Owner {
  username: string;
  workspace: Workspace | null;
  workspaces: { nodes: { name: string }[] } | null;
}
const ofOwner = `username workspace(name: $name) { ${workspaceFields} } workspaces(first: 100) { nodes { name } }`;

export const findOwnWorkspace = operation<{ viewer: Owner | null }, { name: string }>(
  `query FindOwnWorkspace($name: String!) { viewer { ${ofOwner} } }`,
);

export const findWorkspaceOf = operation<{ user: Owner | null }, { owner: string; name: string }>(
  `query FindWorkspaceOf($owner: String!, $name: String!) { user(username: $owner) { ${ofOwner} } }`,
);

export const workspaceById = operation<{ node: Workspace | null }, { id: string }>(
  `query WorkspaceById($id: ID!) { node(id: $id) { ... on Workspace { ${workspaceFields} } } }`,
);

export const createWorkspace = operation<
  { createWorkspace: { workspace: Workspace; warnings: { message: string }[] } },
  { input: object }
>(`
  mutation CreateWorkspace($input: CreateWorkspaceInput!) {
    createWorkspace(input: $input) { workspace { ${workspaceFields} } warnings { code message path } ${refusals} }
  }
`);

interface Built {
  build: Build;
}

export const startWorkspace = operation<{ startWorkspace: Built }, { input: object }>(`
  mutation StartWorkspace($input: StartWorkspaceInput!) {
    startWorkspace(input: $input) { build { ${buildFields} } ${refusals} }
  }
`);

export const stopWorkspace = operation<{ stopWorkspace: Built }, { input: object }>(`
  mutation StopWorkspace($input: StopWorkspaceInput!) {
    stopWorkspace(input: $input) { build { ${buildFields} } ${refusals} }
  }
`);

export const deleteWorkspace = operation<{ deleteWorkspace: Built }, { input: object }>(`
  mutation DeleteWorkspace($input: DeleteWorkspaceInput!) {
    deleteWorkspace(input: $input) { build { ${buildFields} } ${refusals} }
  }
`);
