import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const ResyncStatus = graphqlEnum("ResyncStatus", "How far a resync is.", {
  RUNNING: "Users are being looked at.",
  SUCCEEDED: "All users were looked at, some perhaps in vain.",
  FAILED: "Ended by a fault before all users were looked at.",
  CANCELED: "Ended by an administrator before all users were looked at.",
});
export type ResyncStatus = EnumOf<typeof ResyncStatus>;
