import { badInput } from "../../errors/graph-errors.js";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Opaque to clients: names its list, so that a cursor of another list is refused and not misread. */
export function encodeCursor(list: string, id: string): string {
  return Buffer.from(`${list}:${id}`).toString("base64url");
}

/** The id of the row that the cursor stands on; `argument` is where it came from. */
export function decodeCursor(list: string, argument: string, cursor: string): string {
  const [cursorList, id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split(":");
  if (!uuid.test(id)) throw badInput(argument, "This is no cursor. Take one from edges.cursor or pageInfo.");
  if (cursorList !== list) throw badInput(argument, "This cursor is of another list. Take one from this list.");
  return id;
}
