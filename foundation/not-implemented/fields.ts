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
  "Query.identityProviders",
  "Query.identityResyncs",
  "Subscription.identityResync",
  "Subscription.provisionerJob",
  "Subscription.provisionerJobLogs",
  "Subscription.workspace",
  "User.identities",
  "UserIdentity.provider",
] as const;

export type UnservedField = (typeof unservedFields)[number];
