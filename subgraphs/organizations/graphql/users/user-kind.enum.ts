import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const UserKind = graphqlEnum("UserKind", "Whether a person or a program stands behind a user.", {
  HUMAN: "A person.",
  SERVICE_ACCOUNT: "Signs in with access tokens only: a template pusher, for one.",
});
export type UserKind = EnumOf<typeof UserKind>;
