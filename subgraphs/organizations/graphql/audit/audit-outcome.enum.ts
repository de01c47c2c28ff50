import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const AuditOutcome = graphqlEnum("AuditOutcome", "How an action ended.", {
  DONE: "Carried out.",
  REFUSED: "Tried on an object that the actor may see, and refused.",
});
export type AuditOutcome = EnumOf<typeof AuditOutcome>;
