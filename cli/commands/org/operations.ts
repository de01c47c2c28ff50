import { operation } from "../../graph/operation.js";
import { pageInfo, type Page } from "../../graph/pages.js";

export interface Organization {
  id: string;
  name: string;
  displayName: string;
  description: string;
  isDefault: boolean;
  createdAt: string;
}

const fields = "id name displayName description isDefault createdAt";

export const listOrganizations = operation<
  { organizations: Page<Organization> | null },
  { first: number; after: string | null; search: string | null }
>(`
  query ListOrganizations($first: Int, $after: String, $search: String) {
    organizations(first: $first, after: $after, search: $search) { nodes { ${fields} } ${pageInfo} totalCount }
  }
`);

export const organizationId = operation<{ organization: { id: string } | null }, { name: string }>(
  `query OrganizationId($name: String!) { organization(name: $name) { id } }`,
);

export const createOrganization = operation<{ createOrganization: { organization: Organization } }, { input: object }>(`
  mutation CreateOrganization($input: CreateOrganizationInput!) {
    createOrganization(input: $input) { organization { ${fields} } userErrors { code message path } }
  }
`);

export const updateOrganization = operation<{ updateOrganization: { organization: Organization } }, { input: object }>(`
  mutation UpdateOrganization($input: UpdateOrganizationInput!) {
    updateOrganization(input: $input) { organization { ${fields} } userErrors { code message path } }
  }
`);

export const deleteOrganization = operation<{ deleteOrganization: { deletedId: string } }, { input: { id: string } }>(`
  mutation DeleteOrganization($input: DeleteInput!) {
    deleteOrganization(input: $input) { deletedId userErrors { code message path } }
  }
`);

interface Counted {
  totalCount: number;
}

export interface Overview extends Organization {
  members: Counted | null;
  groups: Counted | null;
  roles: { name: string; isBuiltIn: boolean }[] | null;
  defaultMemberRoles: { name: string }[] | null;
  templates: Counted | null;
  workspaces: Counted | null;
  running: Counted | null;
  provisionerDaemons: Counted | null;
  offline: Counted | null;
  pending: Counted | null;
  viewerMember: {
    roles: { name: string }[] | null;
    groups: { name: string }[] | null;
    quotaAllowance: number | null;
    quotaConsumed: number | null;
  } | null;
}

export const overviewOfOrganization = operation<{ organization: Overview | null }, { name: string }>(`
  query OverviewOfOrganization($name: String!) {
    organization(name: $name) {
      ${fields}
      members(first: 1) { totalCount }
      groups(first: 1) { totalCount }
      roles { name isBuiltIn }
      defaultMemberRoles { name }
      templates(first: 1) { totalCount }
      workspaces(first: 1) { totalCount }
      running: workspaces(first: 1, filter: { status: [RUNNING] }) { totalCount }
      provisionerDaemons(first: 1) { totalCount }
      offline: provisionerDaemons(first: 1, filter: { status: [OFFLINE] }) { totalCount }
      pending: provisionerJobs(first: 1, filter: { status: [PENDING] }) { totalCount }
      viewerMember { roles { name } groups { name } quotaAllowance quotaConsumed }
    }
  }
`);
