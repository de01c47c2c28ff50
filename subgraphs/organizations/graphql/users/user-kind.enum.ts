import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const UserKind = graphqlEnum("UserKind", "§UserKind§", {
  HUMAN: "§UserKind.HUMAN§",
  SERVICE_ACCOUNT: "Signs in with access tokens only: a template pusher, for one.",
});
export type UserKind = EnumOf<typeof UserKind>;
