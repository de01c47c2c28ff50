import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const IdentitySyncTrigger = graphqlEnum("IdentitySyncTrigger", "§IdentitySyncTrigger§", {
  SIGN_IN: "§IdentitySyncTrigger.SIGN_IN§",
  REFRESH: "§IdentitySyncTrigger.REFRESH§",
  MANUAL: "§IdentitySyncTrigger.MANUAL§",
  RESYNC: "§IdentitySyncTrigger.RESYNC§",
});
export type IdentitySyncTrigger = EnumOf<typeof IdentitySyncTrigger>;
