import { Kind, visit } from "graphql";
import type { DocumentLimit } from "./document-limit.js";

/** How many directives stand in a document, wherever they do. */
export const directives: DocumentLimit = {
  name: "directives",
  measure(document) {
    let count = 0;
    visit(document, { [Kind.DIRECTIVE]: () => void count++ });
    return count;
  },
  says: (value) => `The document has ${String(value)} directives`,
  remedy: "put @include or @skip on a fragment instead of on each of its fields",
};
