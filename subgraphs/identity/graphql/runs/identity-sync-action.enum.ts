import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const IdentitySyncAction = graphqlEnum("IdentitySyncAction", "One step of a sync.", {
  JOIN_ORGANIZATION: "Makes the user a member.",
  LEAVE_ORGANIZATION: "Ends the user's membership.",
  CREATE_GROUP: "Makes a group for a claim value that has none.",
  JOIN_GROUP: "Adds the user to a group.",
  LEAVE_GROUP: "Takes the user out of a group.",
  GRANT_ROLE: "Gives a role in an organization.",
  REVOKE_ROLE: "Takes a role in an organization away.",
  GRANT_SITE_ROLE: "Gives a role for the whole deployment.",
  REVOKE_SITE_ROLE: "Takes a role for the whole deployment away.",
});
export type IdentitySyncAction = EnumOf<typeof IdentitySyncAction>;
