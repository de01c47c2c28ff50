import { Kind } from "graphql";
import type { DocumentLimit } from "./document-limit.js";

/** How many fragments are defined: validation compares each with each. */
export const fragments: DocumentLimit = {
  name: "fragments",
  measure: ({ definitions }) => definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length,
  says: (value) => `The document defines ${String(value)} fragments`,
  remedy: "send only those that its operation needs",
};
