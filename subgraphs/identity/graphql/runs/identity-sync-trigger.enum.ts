import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const IdentitySyncTrigger = graphqlEnum("IdentitySyncTrigger", "What made a sync run.", {
  SIGN_IN: "The user signed in.",
  REFRESH: "The provider renewed the session.",
  MANUAL: "An administrator asked for this user.",
  RESYNC: "An administrator asked for all users.",
});
export type IdentitySyncTrigger = EnumOf<typeof IdentitySyncTrigger>;
