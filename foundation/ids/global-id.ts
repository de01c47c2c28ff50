import { fromString, getType, toUUID, TypeID } from "typeid-js";
import type { Id } from "./ids.js";
import { prefixes, type NodeType } from "./prefixes.js";
import { uuidBase32 } from "./uuid-base-32.js";

const typeByPrefix = new Map<string, NodeType>(
  Object.entries(prefixes).map(([type, prefix]) => [prefix, type as NodeType]),
);

/** What a global id says: the type that its prefix names, and the id proper. */
export interface DecodedId {
  type: NodeType;
  id: string;
}

/** The global id of an object: `org_` and the UUID in base 32 (TypeID 0.3). */
export function encodeId(type: NodeType, id: string): string {
  const letters = uuidBase32(id);
  return letters === null ? TypeID.fromUUID(prefixes[type], id).toString() : `${prefixes[type]}_${letters}`;
}

/** Null for whatever is no global id. */
export function decodeId(globalId: string): DecodedId | null {
  try {
    const parsed = fromString(globalId);
    const type = typeByPrefix.get(getType(parsed));
    return type ? { type, id: toUUID(parsed) } : null;
  } catch {
    return null;
  }
}

/** Null unless it is a global id of this type. */
export function decodeIdOf<Type extends NodeType>(type: Type, globalId: string): Id<Type> | null {
  const decoded = decodeId(globalId);
  return decoded?.type === type ? (decoded.id as Id<Type>) : null;
}
