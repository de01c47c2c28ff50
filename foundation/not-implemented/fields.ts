/** Fields of the published schema that this version answers with NOT_IMPLEMENTED. */
export const unservedFields = [
  "IdentityResync.initiator",
  "IdentityResync.organization",
  "Mutation.cancelIdentityResync",
  "Mutation.createIdentityProvider",
  "Mutation.deleteIdentityProvider",
  "Mutation.signIn",
  "Mutation.signOut",
  "Mutation.startIdentityResync",
  "Mutation.updateIdentityProvider",
  "Query.explainAccess",
  "Query.identityProviders",
  "Query.identityResyncs",
  "Subscription.identityResync",
  "Subscription.provisionerJob",
  "Subscription.provisionerJobLogs",
  "Subscription.workspace",
  "Template.explainAccess",
  "User.identities",
  "UserIdentity.provider",
  "Workspace.explainAccess",
] as const;

export type UnservedField = (typeof unservedFields)[number];
