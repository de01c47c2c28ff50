import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const IdentitySyncAction = graphqlEnum("IdentitySyncAction", "§IdentitySyncAction§", {
  JOIN_ORGANIZATION: "§IdentitySyncAction.JOIN_ORGANIZATION§",
  LEAVE_ORGANIZATION: "§IdentitySyncAction.LEAVE_ORGANIZATION§",
  CREATE_GROUP: "§IdentitySyncAction.CREATE_GROUP§",
  JOIN_GROUP: "§IdentitySyncAction.JOIN_GROUP§",
  LEAVE_GROUP: "§IdentitySyncAction.LEAVE_GROUP§",
  GRANT_ROLE: "§IdentitySyncAction.GRANT_ROLE§",
  REVOKE_ROLE: "§IdentitySyncAction.REVOKE_ROLE§",
  GRANT_SITE_ROLE: "§IdentitySyncAction.GRANT_SITE_ROLE§",
  REVOKE_SITE_ROLE: "§IdentitySyncAction.REVOKE_SITE_ROLE§",
});
export type IdentitySyncAction = EnumOf<typeof IdentitySyncAction>;
