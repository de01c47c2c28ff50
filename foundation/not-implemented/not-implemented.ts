import { notImplementedError } from "../errors/graph-errors.js";
import type { UnservedField } from "./fields.js";

/** The answer of a field that the schema has and this version does not serve: the error code NOT_IMPLEMENTED. */
export function notImplemented(coordinate: UnservedField): never {
  throw notImplementedError(coordinate);
}
