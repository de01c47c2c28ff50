import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const ProblemSeverity = graphqlEnum("ProblemSeverity", "How much a problem matters.", {
  WARNING: "It works, but perhaps not as was meant.",
  ERROR: "Part of the setting does not work.",
});
export type ProblemSeverity = EnumOf<typeof ProblemSeverity>;
