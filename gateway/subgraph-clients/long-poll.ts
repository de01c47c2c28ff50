import { Kind, valueFromASTUntyped, type ArgumentNode } from "graphql";
import type { SubgraphOperation } from "../engine/subgraph-client.js";

/** The root field by which a daemon waits for work, and how long it does so unless it says. */
const longPoll = "acquireProvisionerJob";
const defaultWaitSeconds = 25;
const longestWaitSeconds = 30;

function waitOf(given: readonly ArgumentNode[], { variables }: SubgraphOperation): number {
  const input = given.find(({ name }) => name.value === "input")?.value;
  const value = input && (valueFromASTUntyped(input, { ...variables }) as { waitSeconds?: unknown } | null);
  const seconds = value?.waitSeconds;
  if (typeof seconds !== "number" || !(seconds >= 0)) return defaultWaitSeconds;
  return Math.min(seconds, longestWaitSeconds);
}

/** How long an operation waits for work that is not there yet; null for one that waits for nothing. */
export function longPollMs(operation: SubgraphOperation): number | null {
  const [definition] = operation.document.definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return null;
  for (const field of definition.selectionSet.selections) {
    if (field.kind !== Kind.FIELD || field.name.value !== longPoll) continue;
    return waitOf(field.arguments ?? [], operation) * 1_000;
  }
  return null;
}
