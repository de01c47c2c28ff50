import { execute, type DocumentNode, type ExecutionResult } from "graphql";
import { maskErrors } from "../errors/mask-errors.js";
import type { Log } from "../log/log.js";
import type { Subgraph } from "./guarded-subgraph.js";
import type { SubgraphRequest } from "./request.js";
import type { GuardedSubgraph, RenewableContext } from "./subgraph-definition.js";

/** One operation for a subgraph, already parsed. */
export interface SubgraphOperation {
  document: DocumentNode;
  variables?: Readonly<Record<string, unknown>> | null;
  operationName?: string | null;
}

/** A subgraph that answers, wherever it runs. */
export type ExecuteSubgraph = (operation: SubgraphOperation, request: SubgraphRequest) => Promise<ExecutionResult>;

/** Answers operations in this process, each with a context of its own; faults are masked, and logged with their id. */
export function executorOf<Context extends RenewableContext>(
  definition: GuardedSubgraph<Context>,
  { schema }: Subgraph,
  log: Log,
): ExecuteSubgraph {
  return async ({ document, variables, operationName }, request) => {
    const result = await execute({
      schema,
      document,
      contextValue: definition.createContext(request),
      variableValues: variables ?? {},
      operationName: operationName ?? null,
    });
    return maskErrors(result, log);
  };
}
