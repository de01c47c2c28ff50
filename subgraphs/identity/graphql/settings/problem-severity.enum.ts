import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const ProblemSeverity = graphqlEnum("ProblemSeverity", "§ProblemSeverity§", {
  WARNING: "§ProblemSeverity.WARNING§",
  ERROR: "§ProblemSeverity.ERROR§",
});
export type ProblemSeverity = EnumOf<typeof ProblemSeverity>;
