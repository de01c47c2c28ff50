import type { QueryPlanSelectionNode } from "@apollo/query-planner";
import type { Data } from "../subgraph-client.js";
import { isInherited } from "./own-key.js";
import type { IsTypeOf } from "./rewrites.js";

/** A fragment of a plan's `requires` that asks for plain values alone. */
interface PlainFragment {
  typeCondition: string | undefined;
  names: readonly string[];
}

function plainFragment(selection: QueryPlanSelectionNode): PlainFragment | null {
  if (selection.kind === "Field") return null;
  const names: string[] = [];
  for (const field of selection.selections) {
    if (field.kind !== "Field" || field.selections || isInherited(field.name)) return null;
    if (field.alias !== undefined && field.alias !== field.name) return null;
    names.push(field.name);
  }
  return { typeCondition: selection.typeCondition, names };
}

/** What is written before each value of an object of one type. */
type Template = readonly { name: string; before: string }[];

function templateOf(fragments: readonly PlainFragment[], typename: string, isTypeOf: IsTypeOf): Template {
  const applying = fragments.filter(
    ({ typeCondition }) => typeCondition === undefined || isTypeOf(typename, typeCondition),
  );
  const names = [...new Set(applying.flatMap((fragment) => fragment.names))];
  if (!names.includes("__typename")) return [];
  return names.map((name, place) => ({ name, before: `${place === 0 ? "{" : ","}${JSON.stringify(name)}:` }));
}

/** Writes what a plan's `requires` wants of an object, as JSON; null where that is not all there, or none of it is required of its type. */
export type PlainWriter = (object: Data) => string | null;

/**
 * Most of what plans require are keys: fragments on types with plain values in them, which are written by a template for each type. Null
 * for anything else.
 */
export function plainWriter(selections: readonly QueryPlanSelectionNode[], isTypeOf: IsTypeOf): PlainWriter | null {
  const fragments = selections.map(plainFragment);
  if (!fragments.every((fragment) => fragment !== null)) return null;
  const templates = new Map<unknown, Template>();
  const find = (typename: string): Template => {
    const known = templates.get(typename) ?? templateOf(fragments, typename, isTypeOf);
    templates.set(typename, known);
    return known;
  };
  return (object) => {
    const typename = object["__typename"];
    if (typeof typename !== "string") return null;
    let text = "";
    for (const { name, before } of find(typename)) {
      const value = object[name];
      if (value === undefined) return null;
      text += before + JSON.stringify(value);
    }
    return text === "" ? null : `${text}}`;
  };
}
