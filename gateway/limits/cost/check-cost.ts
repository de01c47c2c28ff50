import { getOperationAST, type DocumentNode, type GraphQLSchema } from "graphql";
import { tooMuch } from "../exceeded.js";
import { compileCost } from "./compile-cost.js";
import { costIn, type Cost, type Variables } from "./cost.js";

/** A valid operation with its variables, at the schema that it fits. */
export interface AskedOperation {
  schema: GraphQLSchema;
  /** The same object for the same text, where it can be had: what is found out about it is kept as long as it is. */
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables?: Variables | null | undefined;
}

interface Known {
  schema: GraphQLSchema;
  byName: Map<string, Cost>;
}

/** Throws where an operation may ask for more objects than are accepted. */
export function costCheck(mostCost: number): (asked: AskedOperation) => void {
  const knownByDocument = new WeakMap<DocumentNode, Known>();

  const costsOf = ({ schema, document }: AskedOperation): Map<string, Cost> => {
    const known = knownByDocument.get(document);
    if (known?.schema === schema) return known.byName;
    const byName = new Map<string, Cost>();
    knownByDocument.set(document, { schema, byName });
    return byName;
  };

  const find = (asked: AskedOperation): Cost => {
    const costs = costsOf(asked);
    const name = asked.operationName ?? "";
    const known = costs.get(name);
    if (known !== undefined) return known;
    const operation = getOperationAST(asked.document, asked.operationName);
    if (!operation) return 0;
    const cost = compileCost(asked.schema, asked.document, operation);
    costs.set(name, cost);
    return cost;
  };

  return (asked) => {
    const value = costIn(find(asked), asked.variables ?? {});
    if (value <= mostCost) return;
    const message = `The operation may ask for ${String(value)} objects, and ${String(mostCost)} are accepted: ask for smaller pages by \`first\`, or for fewer lists in one another.`;
    throw tooMuch({ limit: "cost", value, most: mostCost }, message);
  };
}
