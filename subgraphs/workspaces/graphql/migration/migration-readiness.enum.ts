import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const MigrationReadiness = graphqlEnum("MigrationReadiness", "§MigrationReadiness§", {
  READY: "§MigrationReadiness.READY§",
  BLOCKED: "§MigrationReadiness.BLOCKED§",
  MIGRATED: "§MigrationReadiness.MIGRATED§",
});
export type MigrationReadiness = EnumOf<typeof MigrationReadiness>;
