/** Fields of the published schema that this version answers with NOT_IMPLEMENTED. */
export const unservedFields = [
  "Subscription.identityResync",
  "Subscription.provisionerJob",
  "Subscription.workspace",
] as const;

export type UnservedField = (typeof unservedFields)[number];
