import { Kind, type SelectionSetNode } from "graphql";
import type { DocumentLimit } from "./document-limit.js";

/** Inline fragments are part of the selection that they stand in; below a field another one begins. */
function countIn({ selections }: SelectionSetNode, seen: Set<string>): number {
  let count = 0;
  for (const node of selections) {
    if (node.kind === Kind.FRAGMENT_SPREAD) continue;
    if (node.kind === Kind.INLINE_FRAGMENT) {
      count += countIn(node.selectionSet, seen);
      continue;
    }
    const key = (node.alias ?? node.name).value;
    if (node.alias || seen.has(key)) count++;
    seen.add(key);
    if (node.selectionSet) count += countIn(node.selectionSet, new Set());
  }
  return count;
}

/** How many fields have an alias, or are selected again beside themselves, which validation compares pair by pair. */
export const aliases: DocumentLimit = {
  name: "aliases",
  measure: ({ definitions }) =>
    definitions.reduce((sum, node) => sum + ("selectionSet" in node ? countIn(node.selectionSet, new Set()) : 0), 0),
  says: (value) => `The document has ${String(value)} fields with an alias or selected again`,
  remedy: "ask for several objects by `nodes(ids:)` or a list's filter, or in several requests",
};
