import type { QueryPlanFieldNode, QueryPlanInlineFragmentNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import type { Data } from "../subgraph-client.js";
import { mergeData } from "./merge-data.js";
import { isObject, readKey } from "./own-key.js";
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
  unique: Data[];
  /** JSON of each. */
  texts: string[];
  /** For each of `unique` the indexes of the objects that it speaks of. */
  indexes: number[][];
}

/** Makes representations by a plan's `requires`; objects that lack a field, or fit no type, are left out. */
export function representationMaker(
  selections: readonly QueryPlanSelectionNode[],
  { isTypeOf, rewrite }: { isTypeOf: IsTypeOf; rewrite: Rewrite | null },
): (objects: readonly Data[]) => Representations {
  return (objects) => {
    const result: Representations = { unique: [], texts: [], indexes: [] };
    const placeByText = new Map<string, number[]>();
    for (const [index, object] of objects.entries()) {
      const picked = pick(object, selections, isTypeOf);
      if (picked?.["__typename"] === undefined) continue;
      rewrite?.(picked);
      const text = JSON.stringify(picked);
      const known = placeByText.get(text);
      if (known) {
        known.push(index);
        continue;
      }
      const indexes = [index];
      placeByText.set(text, indexes);
      result.unique.push(picked);
      result.texts.push(text);
      result.indexes.push(indexes);
    }
    return result;
  };
}
