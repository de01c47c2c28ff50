import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const IdentitySyncStatus = graphqlEnum("IdentitySyncStatus", "§IdentitySyncStatus§", {
  SUCCEEDED: "§IdentitySyncStatus.SUCCEEDED§",
  FAILED: "§IdentitySyncStatus.FAILED§",
  UNCHANGED: "§IdentitySyncStatus.UNCHANGED§",
});
export type IdentitySyncStatus = EnumOf<typeof IdentitySyncStatus>;
