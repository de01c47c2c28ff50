import type { Place, Plain } from "../reading/placed.js";
import type { Kind } from "./resources.js";

export type Action = "create" | "update" | "delete";

/** Undefined before: there was nothing, or nothing that can be read. */
export interface FieldChange {
  field: string;
  before?: Plain;
  after?: Plain;
}

export interface Change {
  action: Action;
  kind: Kind;
  organization: string | null;
  name: string;
  address: string;
  /** Of what is there already. */
  id: string | null;
  fields: FieldChange[];
  /** Null where the manifest does not name it: it is deleted. */
  place: Place | null;
  /** A version with the wanted content that was pushed before; it is not pushed again. */
  pushedVersionId?: string;
  /** The setting's revision that the plan was made on. */
  revision?: number;
}

/** Why the plan cannot be applied as it stands. */
export interface Problem {
  code: string;
  message: string;
  address: string;
  place: Place | null;
}

export interface Plan {
  changes: Change[];
  problems: Problem[];
  /** What a reader should know, and need not act on. */
  notes: string[];
}

export const isEmpty = ({ changes, problems }: Plan): boolean => changes.length === 0 && problems.length === 0;
