import { operation } from "../../graph/operation.js";
import { pageInfo, type Page } from "../../graph/pages.js";

export interface Change {
  action: string;
  organization: { name: string } | null;
  group: { name: string } | null;
  groupName: string | null;
  role: string | null;
  claimValue: string | null;
  reason: string;
}

export interface Trouble {
  severity: "WARNING" | "ERROR";
  code: string;
  message: string;
  path: string[] | null;
  affectedUsers: number | null;
}

export interface Plan {
  user: { username: string } | null;
  changes: Change[];
  problems: Trouble[];
  isEmpty: boolean;
}

export interface Run {
  id: string;
  user: { username: string } | null;
  trigger: string;
  status: string;
  plan: Plan;
  error: string | null;
  startedAt: string;
  durationMs: number;
}

const planFields = `
  user { username }
  changes { action organization { name } group { name } groupName role claimValue reason }
  problems { severity code message path affectedUsers }
  isEmpty
`;
const runFields = `id user { username } trigger status plan { ${planFields} } error startedAt durationMs`;

export const previewSync = operation<{ previewIdentitySync: Plan | null }, { input: object }>(`
  query PreviewSync($input: PreviewIdentitySyncInput!) { previewIdentitySync(input: $input) { ${planFields} } }
`);

export const listRuns = operation<
  { identitySyncRuns: Page<Run> | null },
  { first: number; after: string | null; filter: object }
>(`
  query ListRuns($first: Int, $after: String, $filter: IdentitySyncRunFilter) {
    identitySyncRuns(first: $first, after: $after, filter: $filter) { nodes { ${runFields} } ${pageInfo} }
  }
`);

export const syncUser = operation<{ syncUser: { run: Run } }, { input: { userId: string } }>(`
  mutation SyncUser($input: SyncUserInput!) {
    syncUser(input: $input) { run { ${runFields} } userErrors { code message path } }
  }
`);

export interface Resync {
  id: string;
  organization: { name: string } | null;
  status: "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELED";
  total: number;
  done: number;
  changed: number;
  failed: number;
}

const resyncFields = "id organization { name } status total done changed failed";

export const startResync = operation<
  { startIdentityResync: { resync: Resync } },
  { input: { organizationId: string | null } }
>(`
  mutation StartResync($input: StartIdentityResyncInput!) {
    startIdentityResync(input: $input) { resync { ${resyncFields} } userErrors { code message path } }
  }
`);

export const cancelResync = operation<{ cancelIdentityResync: { resync: Resync } }, { input: { id: string } }>(`
  mutation CancelResync($input: CancelIdentityResyncInput!) {
    cancelIdentityResync(input: $input) { resync { ${resyncFields} } userErrors { code message path } }
  }
`);

export const resyncById = operation<{ node: Resync | null }, { id: string }>(
  `query ResyncById($id: ID!) { node(id: $id) { ... on IdentityResync { ${resyncFields} } } }`,
);
