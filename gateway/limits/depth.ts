import type { DocumentLimit } from "./document-limit.js";
import { foldOperations } from "./fold-operations.js";

/** How many fields stand inside one another. */
export const depth: DocumentLimit = {
  name: "depth",
  measure: (document) => foldOperations(document, { field: (below) => below + 1, join: Math.max }),
  says: (value) => `The operation is ${String(value)} fields deep`,
  remedy: "ask for what lies deeper by its id, in a request of its own",
};
