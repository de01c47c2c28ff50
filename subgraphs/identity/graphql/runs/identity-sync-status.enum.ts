import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const IdentitySyncStatus = graphqlEnum("IdentitySyncStatus", "How a sync ended.", {
  SUCCEEDED: "All of the plan was done.",
  FAILED: "Nothing was changed; `error` says why.",
  UNCHANGED: "All was as it should be.",
});
export type IdentitySyncStatus = EnumOf<typeof IdentitySyncStatus>;
