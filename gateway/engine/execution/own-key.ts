import type { Data } from "../subgraph-client.js";

/** Names that every object answers to without having them. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

export const isInherited = (key: string): boolean => inherited.has(key);

/** Reads a key that the data itself has, whatever its name: an alias may be called `constructor`. */
export function readKey(object: Data, key: string): unknown {
  if (key === "__proto__") return Object.hasOwn(object, key) ? object[key] : undefined;
  const value = object[key];
  // Data has no functions; all else that is inherited is one.
  return typeof value === "function" ? undefined : value;
}

/** Writes a key whatever its name: `__proto__` as an alias is a key like any other. */
export function writeKey(object: Data, key: string, value: unknown): void {
  if (key === "__proto__")
    Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
  else object[key] = value;
}

export const isObject = (value: unknown): value is Data => typeof value === "object" && value !== null;
