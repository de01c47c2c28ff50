import type { QueryPlanFieldNode, QueryPlanInlineFragmentNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import type { Data } from "../subgraph-client.js";
import { mergeData } from "./merge-data.js";
import { isObject, readKey } from "./own-key.js";
import { plainWriter } from "./plain-requires.js";
import type { IsTypeOf, Rewrite } from "./rewrites.js";

/** Some field that is needed was not there: the object cannot be asked about. */
const incomplete = Symbol("incomplete");

function pickValue(value: unknown, selections: readonly QueryPlanSelectionNode[], isTypeOf: IsTypeOf): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => pickValue(item, selections, isTypeOf));
    return items.includes(incomplete) ? incomplete : items;
  }
  return isObject(value) ? (pick(value, selections, isTypeOf) ?? incomplete) : value;
}

function pickField(source: Data, { alias, name, selections }: QueryPlanFieldNode, isTypeOf: IsTypeOf): Data | null {
  const value = readKey(source, alias ?? name);
  if (value === undefined) return null;
  const kept = selections ? pickValue(value, selections, isTypeOf) : value;
  return kept === incomplete ? null : { [name]: kept };
}

function pickFragment(
  source: Data,
  { typeCondition, selections }: QueryPlanInlineFragmentNode,
  isTypeOf: IsTypeOf,
): Data {
  const typename = source["__typename"];
  const applies = typeCondition === undefined || (typeof typename === "string" && isTypeOf(typename, typeCondition));
  return (applies && pick(source, selections, isTypeOf)) || {};
}

/**
 * The selected fields of an object; null where one of them is missing. A fragment that lacks one is left out as a whole:
 * a plan's `requires` holds one for each thing that is asked, and not every object was asked for everything.
 */
function pick(source: Data, selections: readonly QueryPlanSelectionNode[], isTypeOf: IsTypeOf): Data | null {
  const picked: Data = {};
  for (const selection of selections) {
    const isField = selection.kind === "Field";
    const fields = isField ? pickField(source, selection, isTypeOf) : pickFragment(source, selection, isTypeOf);
    if (!fields) return null;
    mergeData(picked, fields, () => false);
  }
  return picked;
}

/** What a subgraph is asked about: each different object once, and which of the answer's objects it stands for. */
export interface Representations {
  /** JSON of each. */
  texts: string[];
  /** For each of `texts` the indexes of the objects that it speaks of. */
  indexes: number[][];
}

/** Says what a plan requires of an object, as JSON; null for one that lacks a field, or fits no type. */
function sayer(
  selections: readonly QueryPlanSelectionNode[],
  { isTypeOf, rewrite }: { isTypeOf: IsTypeOf; rewrite: Rewrite | null },
): (object: Data) => string | null {
  const say = (object: Data): string | null => {
    const picked = pick(object, selections, isTypeOf);
    if (picked?.["__typename"] === undefined) return null;
    rewrite?.(picked);
    return JSON.stringify(picked);
  };
  const write = rewrite ? null : plainWriter(selections, isTypeOf);
  return write ? (object) => write(object) ?? say(object) : say;
}

/** Makes representations by a plan's `requires`; objects that lack a field, or fit no type, are left out. */
export function representationMaker(
  selections: readonly QueryPlanSelectionNode[],
  how: { isTypeOf: IsTypeOf; rewrite: Rewrite | null },
): (objects: readonly Data[]) => Representations {
  const say = sayer(selections, how);
  return (objects) => {
    const indexesByText = new Map<string, number[]>();
    for (let index = 0; index < objects.length; index++) {
      const text = say(objects[index]!);
      if (text === null) continue;
      const known = indexesByText.get(text);
      if (known) known.push(index);
      else indexesByText.set(text, [index]);
    }
    return { texts: [...indexesByText.keys()], indexes: [...indexesByText.values()] };
  };
}
