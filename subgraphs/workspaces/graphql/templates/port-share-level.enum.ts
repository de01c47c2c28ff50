import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const PortShareLevel = graphqlEnum("PortShareLevel", "Who may reach a port that a workspace's owner shares.", {
  OWNER: "Nobody but the owner.",
  ORGANIZATION: "Members of the organization.",
  AUTHENTICATED: "Whoever is signed in.",
  PUBLIC: "Anybody who has the address.",
});
export type PortShareLevel = EnumOf<typeof PortShareLevel>;
