import { getVariableValues, type GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from "graphql";

/** More faults than these help nobody, and each costs what a thousand sound values do. */
const mostFaults = 20;

type Coerced = { coerced: Readonly<Record<string, unknown>> } | { errors: readonly GraphQLError[] };

const nothingAsked: Coerced = { coerced: Object.freeze({}) };

/** The variables of an operation, by their types and with their defaults; or the first of what is wrong with them. */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: Pick<OperationDefinitionNode, "variableDefinitions">,
  variables: Readonly<Record<string, unknown>>,
): Coerced {
  if (variableDefinitions.length === 0) return nothingAsked;
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: mostFaults });
  // The last of too many says that there are too many, and of no variable.
  return errors ? { errors: errors.slice(0, mostFaults) } : { coerced };
}
