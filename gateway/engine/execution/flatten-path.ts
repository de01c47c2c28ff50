import type { Data } from "../subgraph-client.js";
import { isObject, readKey } from "./own-key.js";

/** A step of a plan's path: a key, or `@` for every item of a list. */
export type PlanPath = readonly (string | number)[];

export type AnswerPath = readonly (string | number)[];

/** The objects that a path leads to; what is null on the way leads nowhere. */
export function objectsAt(data: Data, path: PlanPath): Data[] {
  const found: Data[] = [];
  const walk = (value: unknown, step: number): void => {
    if (Array.isArray(value)) {
      const next = path[step] === "@" ? step + 1 : step;
      for (const item of value) walk(item, next);
    } else if (isObject(value)) {
      if (step === path.length) found.push(value);
      else walk(readKey(value, String(path[step])), step + 1);
    }
  };
  walk(data, 0);
  return found;
}

/** Where each of the objects stands in the answer, in the order of `objectsAt`. */
export function pathsTo(data: Data, path: PlanPath): AnswerPath[] {
  const paths: AnswerPath[] = [];
  const walk = (value: unknown, step: number, here: AnswerPath): void => {
    if (Array.isArray(value)) {
      const next = path[step] === "@" ? step + 1 : step;
      for (const [index, item] of value.entries()) walk(item, next, [...here, index]);
    } else if (isObject(value)) {
      if (step === path.length) paths.push(here);
      else walk(readKey(value, String(path[step])), step + 1, [...here, String(path[step])]);
    }
  };
  walk(data, 0, []);
  return paths;
}

/** The field that holds everything a path leads to: as far as it goes without going into a list. */
export function fieldAround(path: PlanPath): AnswerPath {
  const list = path.indexOf("@");
  return list < 0 ? path : path.slice(0, list);
}
