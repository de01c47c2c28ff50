import { OperationTypeNode } from "graphql";
import type { SubgraphOperation } from "./subgraph-client.js";

export interface Deadlines {
  /** From the question to the last of the answer. */
  deadlineMs: number;
  /**
   * How long a mutation waits by itself for something to happen, null for one that does not. It has so much more time than
   * its answer needs, and ends when nobody waits for it; every other is seen through.
   */
  waitMs?: (operation: SubgraphOperation) => number | null;
}

/** What the answer to a question that waited needs besides. */
const answerMs = 5_000;

/** Until when an answer to this operation must be there, and whether the operation waits for something by itself. */
export function deadlineOf(
  operation: SubgraphOperation,
  { deadlineMs, waitMs }: Deadlines,
): { deadlineMs: number; waits: boolean } {
  const waited = operation.kind === OperationTypeNode.MUTATION ? (waitMs?.(operation) ?? null) : null;
  return waited === null ? { deadlineMs, waits: false } : { deadlineMs: waited + answerMs, waits: true };
}

/** What is thrown of a subgraph that was not in time; nothing of it reaches clients. */
export const outOfTime = (deadlineMs: number): Error => new Error(`no answer within ${String(deadlineMs)} ms`);
