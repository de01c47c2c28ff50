import type { DocumentLimit } from "./document-limit.js";
import { foldOperations } from "./fold-operations.js";

/** How many fields are selected, those of a fragment wherever it is spread: what a short text can stand for. */
export const fields: DocumentLimit = {
  name: "fields",
  measure: (document) => foldOperations(document, { field: (below) => below + 1, join: (a, b) => a + b }),
  says: (value) => `The operation selects ${String(value)} fields, its fragments spread`,
  remedy: "select less at once, or in several requests",
};
