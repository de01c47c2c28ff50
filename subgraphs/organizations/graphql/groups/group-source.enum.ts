import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const GroupSource = graphqlEnum("GroupSource", "Where a group comes from.", {
  USER: "Made by a person or a manifest.",
  IDENTITY_PROVIDER: "Made by identity sync.",
});
export type GroupSource = EnumOf<typeof GroupSource>;
