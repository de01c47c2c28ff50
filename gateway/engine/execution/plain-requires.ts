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

/** How objects of one type are written. */
export interface Template {
  /** What is written before each value; none where nothing is required of the type. */
  fields: readonly { name: string; before: string }[];
  /** The one field by which objects of the type differ in what is written; null where there are several. */
  key: string | null;
}

const empty: Template = { fields: [], key: null };

function templateOf(fragments: readonly PlainFragment[], typename: string, isTypeOf: IsTypeOf): Template {
  const applying = fragments.filter(
    ({ typeCondition }) => typeCondition === undefined || isTypeOf(typename, typeCondition),
  );
  const names = [...new Set(applying.flatMap((fragment) => fragment.names))];
  if (!names.includes("__typename")) return empty;
  const fields = names.map((name, place) => ({ name, before: `${place === 0 ? "{" : ","}${JSON.stringify(name)}:` }));
  const [key = null, ...others] = names.filter((name) => name !== "__typename");
  return { fields, key: others.length === 0 ? key : null };
}

/** Writes what a plan's `requires` wants of objects. */
export interface PlainWriter {
  /** Null for an object that does not say of what type it is. */
  templateOf(object: Data): Template | null;
  /** As JSON; null where it is not all there, or none of it is required of the type. */
  write(object: Data, template: Template): string | null;
}

/**
 * Most of what plans require are keys: fragments on types with plain values in them, which are written by a template for each type. Null
 * for anything else.
 */
export function plainWriter(selections: readonly QueryPlanSelectionNode[], isTypeOf: IsTypeOf): PlainWriter | null {
  const fragments = selections.map(plainFragment);
  if (!fragments.every((fragment) => fragment !== null)) return null;
  const templates = new Map<unknown, Template>();
  const learn = (typename: string): Template => {
    const template = templateOf(fragments, typename, isTypeOf);
    templates.set(typename, template);
    return template;
  };
  return {
    templateOf({ __typename: typename }) {
      return typeof typename === "string" ? (templates.get(typename) ?? learn(typename)) : null;
    },
    write(object, { fields }) {
      let text = "";
      for (const { name, before } of fields) {
        const value = object[name];
        if (value === undefined) return null;
        text += before + JSON.stringify(value);
      }
      return text === "" ? null : `${text}}`;
    },
  };
}
