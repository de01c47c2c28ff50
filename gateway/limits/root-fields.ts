import type { DocumentLimit } from "./document-limit.js";
import { foldOperations } from "./fold-operations.js";

/** How many fields of the root are selected: queries, or steps of a mutation, in one. */
export const rootFields: DocumentLimit = {
  name: "rootFields",
  measure: (document) => foldOperations(document, { field: () => 1, join: (a, b) => a + b }),
  says: (value) => `The operation selects ${String(value)} fields of its root`,
  remedy: "send them as several requests",
};
