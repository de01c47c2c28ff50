import { typeid } from "typeid-js";
import type { Id } from "./ids.js";
import type { NodeType } from "./prefixes.js";

/** A new UUIDv7: later ones sort after earlier ones, so the greatest id is the newest row. */
export function newId<Type extends NodeType>(): Id<Type> {
  return typeid("").toUUID() as Id<Type>;
}
