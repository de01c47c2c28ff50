import { isObject } from "../execution/own-key.js";

/**
 * Does a path lead to something that the answer has, or to a null that stands for it? A subgraph is asked for more than
 * the client did where it cannot tell an interface's objects apart; what fails there is no part of the answer.
 */
export function isInAnswer(data: unknown, path: readonly (string | number)[] = []): boolean {
  let here = data;
  for (const step of path) {
    if (here === null) return true;
    if (!isObject(here)) return false;
    here = here[step];
  }
  return here !== undefined;
}
