import type { Data } from "../subgraph-client.js";
import { isObject, readKey, writeKey } from "./own-key.js";

/** Tells names of interfaces and unions from names of objects. */
export type IsAbstract = (typename: string) => boolean;

function mergeList(target: unknown[], source: readonly unknown[], isAbstract: IsAbstract): void {
  for (const [index, value] of source.entries()) {
    const present = target[index];
    if (isObject(present) && isObject(value)) mergeData(present, value, isAbstract);
    else if (value !== null) target[index] = value;
  }
}

/** Does the new value tell less than what is known: nothing, or the interface of an object whose type is known? */
const tellsLess = (present: unknown, value: unknown, isInterface: boolean): boolean =>
  value === undefined || (present !== undefined && present !== null && (value === null || isInterface));

/**
 * Adds to an object what another subgraph knows of it. What is known already stays where the other knows less: a null
 * beside a value is a failure that has its own error.
 */
export function mergeData(target: Data, source: Data, isAbstract: IsAbstract): void {
  for (const key of Object.keys(source)) {
    const value = readKey(source, key);
    const present = readKey(target, key);
    if (tellsLess(present, value, key === "__typename" && isAbstract(value as string))) continue;
    if (Array.isArray(present) && Array.isArray(value) && present.length === value.length) {
      mergeList(present, value, isAbstract);
    } else if (isObject(present) && isObject(value) && !Array.isArray(value) && !Array.isArray(present)) {
      mergeData(present, value, isAbstract);
    } else {
      writeKey(target, key, value);
    }
  }
}
