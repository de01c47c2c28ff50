import { isInAnswer } from "../../gateway/engine/projection/is-in-answer.js";
import type { ExecutionResult } from "graphql";

/** What two gateways must agree on. */
export interface Comparable {
  data: unknown;
  /** Of subgraphs' errors, each once. */
  errorPaths: string[];
}

/** A path of the reference's that goes through a list as a whole is the field that holds the list. */
function pathText(path: readonly (string | number)[] = []): string {
  const list = path.indexOf("@");
  return (list < 0 ? path : path.slice(0, list)).join(".");
}

/**
 * An answer without what the two may differ in: which of several errors comes first, and errors of values that the
 * schema promises and no subgraph gave, which the reference tells in its extensions or not at all.
 */
export function comparable({ data, errors = [] }: ExecutionResult): Comparable {
  const ofSubgraphs = errors.filter(
    // The reference also tells of errors in what it fetched and nobody asked for.
    ({ extensions, path }) => extensions["code"] !== "INCOMPLETE_ANSWER" && isInAnswer(data, path),
  );
  const paths = new Set(ofSubgraphs.map(({ path }) => pathText(path)));
  return { data: JSON.parse(JSON.stringify(data ?? null)) as unknown, errorPaths: [...paths].sort() };
}
