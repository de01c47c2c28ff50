import type { DocumentNode } from "graphql";
import type { LimitName } from "./limit-settings.js";

/** A limit that a document keeps or not, whatever the variables and the schema. */
export interface DocumentLimit {
  name: LimitName;
  measure: (document: DocumentNode) => number;
  /** Of what there is how much: "The document has 300 aliases". */
  says: (value: number) => string;
  remedy: string;
}
