import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const PortShareLevel = graphqlEnum("PortShareLevel", "§PortShareLevel§", {
  OWNER: "§PortShareLevel.OWNER§",
  ORGANIZATION: "§PortShareLevel.ORGANIZATION§",
  AUTHENTICATED: "§PortShareLevel.AUTHENTICATED§",
  PUBLIC: "§PortShareLevel.PUBLIC§",
});
export type PortShareLevel = EnumOf<typeof PortShareLevel>;
