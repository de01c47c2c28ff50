import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const UserStatus = graphqlEnum("UserStatus", "§UserStatus§", {
  ACTIVE: "§UserStatus.ACTIVE§",
  SUSPENDED: "§UserStatus.SUSPENDED§",
});
export type UserStatus = EnumOf<typeof UserStatus>;
