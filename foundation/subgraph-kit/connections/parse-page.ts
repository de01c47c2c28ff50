import { badInput } from "../../errors/graph-errors.js";
import { decodeCursor } from "./cursor.js";

/** Rows a page has unless said otherwise, and at most. */
const defaultSize = 50;
const greatestSize = 100;

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** Which rows of a list: at most `size`, strictly between two rows, from its start or from its end. */
export interface PageRequest {
  size: number;
  fromEnd: boolean;
  afterId: string | null;
  beforeId: string | null;
}

function sizeOf(argument: "first" | "last", size: number): number {
  if (size >= 1 && size <= greatestSize) return size;
  throw badInput(argument, `${String(size)} is not from 1 to ${String(greatestSize)}.`);
}

/** Reads Relay's arguments for the list of this name; whatever is off is a BAD_USER_INPUT that names the argument. */
export function parsePage(list: string, { first, after, last, before }: PageArguments): PageRequest {
  const fromEnd = last != null;
  if (fromEnd && first != null) throw badInput("last", "Give first or last, not both.");
  return {
    size: fromEnd ? sizeOf("last", last) : sizeOf("first", first ?? defaultSize),
    fromEnd,
    afterId: after == null ? null : decodeCursor(list, "after", after),
    beforeId: before == null ? null : decodeCursor(list, "before", before),
  };
}
