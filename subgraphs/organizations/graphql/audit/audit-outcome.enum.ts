import { graphqlEnum, type EnumOf } from "../../../../foundation/subgraph-kit/graphql-enum.js";

export const AuditOutcome = graphqlEnum("AuditOutcome", "§AuditOutcome§", {
  DONE: "§AuditOutcome.DONE§",
  REFUSED: "Tried on an object that the actor may see, and refused.",
});
export type AuditOutcome = EnumOf<typeof AuditOutcome>;
