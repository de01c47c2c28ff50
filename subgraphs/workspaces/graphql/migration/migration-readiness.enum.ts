import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const MigrationReadiness = graphqlEnum("MigrationReadiness", "Can a workspace be made anew of the successor?", {
  READY: "It can be made anew at once.",
  BLOCKED: "Not yet; the reason is given.",
  MIGRATED: "It was already.",
});
export type MigrationReadiness = EnumOf<typeof MigrationReadiness>;
