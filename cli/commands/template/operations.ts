import { operation } from "../../graph/operation.js";
import { pageInfo, type Page } from "../../graph/pages.js";
import { jobFields, type Job } from "../../jobs/operations.js";

export interface Template {
  id: string;
  name: string;
  displayName: string;
  description: string;
  isDeprecated: boolean;
  deprecationMessage: string | null;
  organization: { name: string } | null;
  activeVersion: { id: string; name: string; dailyCost: number };
  successor: { name: string; organization: { name: string } | null } | null;
  workspaceCount: number | null;
  updatedAt: string;
}

export interface Version {
  id: string;
  name: string;
  message: string;
  isActive: boolean;
  isArchived: boolean;
  dailyCost: number;
  contentHash: string;
  createdAt: string;
  createdBy: { username: string } | null;
  job: { id: string; status: string; error: string | null } | null;
}

const templateFields = `
  id name displayName description isDeprecated deprecationMessage
  organization { name } activeVersion { id name dailyCost }
  successor { name organization { name } } workspaceCount updatedAt
`;
const versionFields = `
  id name message isActive isArchived dailyCost contentHash createdAt createdBy { username } job { id status error }
`;
const refusals = "userErrors { code message path }";

interface ListArguments {
  first: number;
  after: string | null;
  search: string | null;
  deprecated: boolean | null;
}
const listing = `(first: $first, after: $after, filter: { search: $search, deprecated: $deprecated }) {
  nodes { ${templateFields} } ${pageInfo} totalCount
}`;
const listParameters = "$first: Int, $after: String, $search: String, $deprecated: Boolean";

export const listTemplates = operation<{ templates: Page<Template> | null }, ListArguments>(
  `query ListTemplates(${listParameters}) { templates${listing} }`,
);

export const listTemplatesOf = operation<
  { organization: { templates: Page<Template> | null } | null },
  ListArguments & { organization: string }
>(`
  query ListTemplatesOf($organization: String!, ${listParameters}) {
    organization(name: $organization) { templates${listing} }
  }
`);

/** A template by its name, and what there is besides. */
export const findTemplate = operation<
  { organization: { id: string; template: Template | null; templates: { nodes: { name: string }[] } | null } | null },
  { organization: string; template: string }
>(`
  query FindTemplate($organization: String!, $template: String!) {
    organization(name: $organization) {
      id
      template(name: $template) { ${templateFields} }
      templates(first: 100) { nodes { name } }
    }
  }
`);

export const listVersions = operation<
  { node: { versions: Page<Version> } | null },
  { template: string; first: number; after: string | null; includeArchived: boolean }
>(`
  query ListVersions($template: ID!, $first: Int, $after: String, $includeArchived: Boolean) {
    node(id: $template) {
      ... on Template {
        versions(first: $first, after: $after, includeArchived: $includeArchived) {
          nodes { ${versionFields} } ${pageInfo} totalCount
        }
      }
    }
  }
`);

export const findVersion = operation<
  { node: { version: Version | null } | null },
  { template: string; version: string }
>(`
  query FindVersion($template: ID!, $version: String!) {
    node(id: $template) { ... on Template { version(name: $version) { ${versionFields} } } }
  }
`);

export const createTemplateVersion = operation<
  { createTemplateVersion: { templateVersion: Version & { job: Job | null } } },
  { input: object }
>(`
  mutation CreateTemplateVersion($input: CreateTemplateVersionInput!) {
    createTemplateVersion(input: $input) {
      templateVersion { id name message isActive isArchived dailyCost contentHash createdAt createdBy { username } job { ${jobFields} } }
      ${refusals}
    }
  }
`);

export const createTemplate = operation<{ createTemplate: { template: Template } }, { input: object }>(`
  mutation CreateTemplate($input: CreateTemplateInput!) {
    createTemplate(input: $input) { template { ${templateFields} } ${refusals} }
  }
`);

export const activateVersion = operation<
  { activateTemplateVersion: { template: Template } },
  { input: { id: string } }
>(`
  mutation ActivateVersion($input: ActivateTemplateVersionInput!) {
    activateTemplateVersion(input: $input) { template { ${templateFields} } ${refusals} }
  }
`);

export const deprecateTemplate = operation<{ deprecateTemplate: { template: Template } }, { input: object }>(`
  mutation DeprecateTemplate($input: DeprecateTemplateInput!) {
    deprecateTemplate(input: $input) { template { ${templateFields} } ${refusals} }
  }
`);

export const restoreTemplate = operation<{ restoreTemplate: { template: Template } }, { input: { id: string } }>(`
  mutation RestoreTemplate($input: RestoreTemplateInput!) {
    restoreTemplate(input: $input) { template { ${templateFields} } ${refusals} }
  }
`);

export const deleteTemplate = operation<{ deleteTemplate: { deletedId: string } }, { input: { id: string } }>(`
  mutation DeleteTemplate($input: DeleteInput!) { deleteTemplate(input: $input) { deletedId ${refusals} } }
`);
