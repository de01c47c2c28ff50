import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const UserStatus = graphqlEnum("UserStatus", "Whether a user may use the deployment.", {
  ACTIVE: "May sign in and act.",
  SUSPENDED: "Shut out until made active again; what it owns stays.",
});
export type UserStatus = EnumOf<typeof UserStatus>;
