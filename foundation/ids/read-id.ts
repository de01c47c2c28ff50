import { badInput, notFound } from "../errors/graph-errors.js";
import { decodeId } from "./global-id.js";
import type { Id } from "./ids.js";
import type { NodeType } from "./prefixes.js";

const article = (type: NodeType): string => (/^[AEIOU]/.test(type) && type !== "User" ? "an" : "a");

/**
 * The UUID in an argument that must be a global id of this type. Throws BAD_USER_INPUT for text that is no global id
 * and for an id of another type; `argument` is its path, such as `input.id`.
 */
export function readId<Type extends NodeType>(type: Type, globalId: string, argument: string): Id<Type> {
  const decoded = decodeId(globalId);
  if (!decoded) throw badInput(argument, `This is no global id. It takes the id of ${article(type)} ${type}.`);
  if (decoded.type !== type) {
    throw badInput(
      argument,
      `This is the id of ${article(decoded.type)} ${decoded.type}. It takes the id of ${article(type)} ${type}.`,
    );
  }
  return decoded.id as Id<Type>;
}

/** The row that a mutation acts on; NOT_FOUND where there is none. */
export function orNotFound<Row>(row: Row | null | undefined): Row {
  if (row === null || row === undefined) throw notFound();
  return row;
}

/** As readId; nothing for nothing. */
export const readOptionalId = <Type extends NodeType>(
  type: Type,
  globalId: string | null | undefined,
  argument: string,
): Id<Type> | null => (globalId == null ? null : readId(type, globalId, argument));
