import { Kind } from "graphql";
import type { DocumentLimit } from "./document-limit.js";

/** How many operations a document has, of which one is executed: validation goes through all fragments for each. */
export const operations: DocumentLimit = {
  name: "operations",
  measure: ({ definitions }) => definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length,
  says: (value) => `The document has ${String(value)} operations`,
  remedy: "send the one that is to be executed",
};
