import type { QueryPlanFieldNode, QueryPlanInlineFragmentNode, QueryPlanSelectionNode } from "@apollo/query-planner";
import type { Data } from "../subgraph-client.js";
import { mergeData } from "./merge-data.js";
import { isObject, readKey } from "./own-key.js";
import { plainWriter, type PlainWriter, type Template } from "./plain-requires.js";
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

/** Makes the representations of one list of objects after the other. */
class RepresentationMaker {
  readonly #selections: readonly QueryPlanSelectionNode[];
  readonly #isTypeOf: IsTypeOf;
  readonly #rewrite: Rewrite | null;
  readonly #plain: PlainWriter | null;

  constructor(selections: readonly QueryPlanSelectionNode[], { isTypeOf, rewrite }: Requiring) {
    this.#selections = selections;
    this.#isTypeOf = isTypeOf;
    this.#rewrite = rewrite;
    this.#plain = rewrite ? null : plainWriter(selections, isTypeOf);
  }

  /** Most objects differ by one text, as an id is; whatever stands for an object more than once is not written again. */
  make(objects: readonly Data[]): Representations {
    const texts: string[] = [];
    const indexes: number[][] = [];
    const byText = new Map<string, number[]>();
    const byKey = new Map<Template, Map<string, number[]>>();
    for (let index = 0; index < objects.length; index++) {
      const object = objects[index]!;
      const template = this.#plain?.templateOf(object) ?? null;
      const key = template?.key == null ? null : object[template.key];
      const isKeyed = typeof key === "string";
      const name = isKeyed ? key : this.#say(object, template);
      if (name === null) continue;
      const places = isKeyed ? placesOf(byKey, template!) : byText;
      const known = places.get(name);
      if (known) {
        known.push(index);
        continue;
      }
      const place = [index];
      places.set(name, place);
      indexes.push(place);
      texts.push(isKeyed ? this.#plain!.write(object, template!)! : name);
    }
    return { texts, indexes };
  }

  /** What is required of an object, as JSON; null for one that lacks a field, or fits no type. */
  #say(object: Data, template: Template | null): string | null {
    const written = template && this.#plain!.write(object, template);
    if (written !== null) return written;
    const picked = pick(object, this.#selections, this.#isTypeOf);
    if (picked?.["__typename"] === undefined) return null;
    this.#rewrite?.(picked);
    return JSON.stringify(picked);
  }
}

function placesOf(byKey: Map<Template, Map<string, number[]>>, template: Template): Map<string, number[]> {
  const known = byKey.get(template);
  if (known) return known;
  const places = new Map<string, number[]>();
  byKey.set(template, places);
  return places;
}

interface Requiring {
  isTypeOf: IsTypeOf;
  rewrite: Rewrite | null;
}

/** Makes representations by a plan's `requires`; objects that lack a field, or fit no type, are left out. */
export function representationMaker(
  selections: readonly QueryPlanSelectionNode[],
  how: Requiring,
): (objects: readonly Data[]) => Representations {
  const maker = new RepresentationMaker(selections, how);
  return (objects) => maker.make(objects);
}
