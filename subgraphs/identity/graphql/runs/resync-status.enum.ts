import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const ResyncStatus = graphqlEnum("ResyncStatus", "§ResyncStatus§", {
  RUNNING: "§ResyncStatus.RUNNING§",
  SUCCEEDED: "§ResyncStatus.SUCCEEDED§",
  FAILED: "§ResyncStatus.FAILED§",
  CANCELED: "§ResyncStatus.CANCELED§",
});
export type ResyncStatus = EnumOf<typeof ResyncStatus>;
