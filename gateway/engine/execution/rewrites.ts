import type { FetchDataRewrite } from "@apollo/query-planner";
import type { Data } from "../subgraph-client.js";
import { isObject, readKey, writeKey } from "./own-key.js";

const fragmentPrefix = "... on ";

/** May an object of this type be where that one is asked for? */
export type IsTypeOf = (typename: string, condition: string) => boolean;

export type Rewrite = (value: unknown) => void;

/** Goes to every object that a rewrite's path leads to and changes it; the last step of the path is the key to change. */
function changeAt(path: readonly string[], change: (object: Data) => void, isTypeOf: IsTypeOf): Rewrite {
  const [step = "", ...rest] = path;
  const goOn = rest.length === 0 ? null : changeAt(rest, change, isTypeOf);
  const condition = step.startsWith(fragmentPrefix) ? step.slice(fragmentPrefix.length) : null;
  const go = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(go);
    if (!isObject(value)) return;
    if (!goOn) return change(value);
    if (condition === null) return goOn(readKey(value, step));
    const typename = value["__typename"];
    if (typeof typename !== "string" || isTypeOf(typename, condition)) goOn(value);
  };
  return go;
}

function changeOf(rewrite: FetchDataRewrite): (object: Data) => void {
  const key = rewrite.path.at(-1)!;
  if (rewrite.kind === "ValueSetter") return (object) => writeKey(object, key, rewrite.setValueTo);
  return (object) => {
    const value = readKey(object, key);
    if (value === undefined) return;
    writeKey(object, rewrite.renameKeyTo, value);
    writeKey(object, key, undefined);
  };
}

/** What a plan wants changed in what goes to a subgraph, or in what comes from one. */
export function compileRewrites(rewrites: readonly FetchDataRewrite[] | undefined, isTypeOf: IsTypeOf): Rewrite | null {
  if (!rewrites || rewrites.length === 0) return null;
  const changes = rewrites.map((rewrite) => changeAt(rewrite.path, changeOf(rewrite), isTypeOf));
  return (value) => {
    for (const change of changes) change(value);
  };
}
