/** Fields of the published schema that this version answers with NOT_IMPLEMENTED. */
export const unservedFields = [
  "Mutation.archiveTemplateVersions",
  "Mutation.createWorkspaceProxy",
  "Mutation.deleteWorkspaceProxy",
  "Mutation.deprecateTemplate",
  "Mutation.migrateWorkspaces",
  "Mutation.reportWorkspaceProxyHealth",
  "Mutation.restoreTemplate",
  "Mutation.rotateWorkspaceProxySecret",
  "Mutation.updateTemplates",
  "Mutation.updateWorkspaceProxy",
  "Query.explainAccess",
  "Subscription.identityResync",
  "Subscription.provisionerJob",
  "Subscription.provisionerJobLogs",
  "Subscription.workspace",
  "Template.explainAccess",
  "TemplateMigration.remaining",
  "TemplateMigration.successor",
  "Workspace.explainAccess",
  "WorkspaceMigration.replacement",
  "WorkspaceMigration.workspace",
] as const;

export type UnservedField = (typeof unservedFields)[number];
