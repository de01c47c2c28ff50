import { operation } from "../../graph/operation.js";
import { pageInfo, type Page } from "../../graph/pages.js";
import { eligibilityFields, jobFields, type Eligibility, type Job } from "../../jobs/operations.js";

export interface Daemon {
  id: string;
  name: string;
  status: "IDLE" | "BUSY" | "OFFLINE";
  tags: Record<string, unknown>;
  version: string;
  isOutdated: boolean;
  organization: { name: string } | null;
  key: { name: string } | null;
  currentJob: { id: string; subjectName: string } | null;
  lastSeenAt: string | null;
}

export interface Key {
  id: string;
  name: string;
  tags: Record<string, unknown>;
  createdAt: string;
  lastUsedAt: string | null;
  expiresAt: string | null;
}

const daemonFields = `
  id name status tags version isOutdated organization { name } key { name } currentJob { id subjectName } lastSeenAt
`;
const keyFields = "id name tags createdAt lastUsedAt expiresAt";

interface ListArguments {
  organization: string;
  first: number;
  after: string | null;
  filter: object;
}

export const listDaemons = operation<
  { organization: { provisionerDaemons: Page<Daemon> | null } | null },
  ListArguments
>(`
  query ListDaemons($organization: String!, $first: Int, $after: String, $filter: ProvisionerDaemonFilter) {
    organization(name: $organization) {
      provisionerDaemons(first: $first, after: $after, filter: $filter) { nodes { ${daemonFields} } ${pageInfo} totalCount }
    }
  }
`);

export const listJobs = operation<{ organization: { provisionerJobs: Page<Job> | null } | null }, ListArguments>(`
  query ListJobs($organization: String!, $first: Int, $after: String, $filter: ProvisionerJobFilter) {
    organization(name: $organization) {
      provisionerJobs(first: $first, after: $after, filter: $filter) { nodes { ${jobFields} } ${pageInfo} totalCount }
    }
  }
`);

export const listKeys = operation<
  { organization: { id: string; provisionerKeys: Key[] | null } | null },
  { organization: string }
>(`
  query ListKeys($organization: String!) { organization(name: $organization) { id provisionerKeys { ${keyFields} } } }
`);

export const createKey = operation<
  { createProvisionerKey: { provisionerKey: Key; secret: string } },
  { input: object }
>(`
  mutation CreateKey($input: CreateProvisionerKeyInput!) {
    createProvisionerKey(input: $input) { provisionerKey { ${keyFields} } secret userErrors { code message path } }
  }
`);

export const deleteKey = operation<{ deleteProvisionerKey: { deletedId: string } }, { input: { id: string } }>(`
  mutation DeleteKey($input: DeleteInput!) {
    deleteProvisionerKey(input: $input) { deletedId userErrors { code message path } }
  }
`);

export const eligibility = operation<
  { provisionerEligibility: Eligibility | null },
  { organizationId: string; tags: Record<string, string> }
>(`
  query Eligibility($organizationId: ID!, $tags: JSONObject) {
    provisionerEligibility(organizationId: $organizationId, tags: $tags) { ${eligibilityFields} }
  }
`);
