import { badInput } from "../../../foundation/errors/graph-errors.js";
import { readTags, type Tags } from "../../../foundation/tags/read-tags.js";

/** Tags of an argument; null for none, BAD_USER_INPUT for what is no map of names to text. */
export function readTagArgument(tags: unknown, argument: string): Tags | null {
  if (tags === null || tags === undefined) return null;
  const read = readTags(tags);
  if ("fault" in read) throw badInput(argument, `Not acceptable: ${read.fault}`);
  return read.tags;
}
