import {
  Kind,
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import type { DocumentLimit } from "./document-limit.js";

/** Selections that are walked through at most: more than an operation has by any limit of its fields, and of what no operation spreads. */
const mostVisits = { reached: 100_000, unreached: 10_000 };

/** The fragments that are spread in a place, and around it. */
interface Spread {
  names: Set<string>;
  around: Spread | null;
}

const isSpread = (name: string, spread: Spread | null): boolean =>
  spread !== null && (spread.names.has(name) || isSpread(name, spread.around));

const pairsOf = (count: number): number => (count * (count - 1)) / 2;

function add(field: FieldNode, fieldsByKey: Map<string, FieldNode[]>): void {
  const key = (field.alias ?? field.name).value;
  const fields = fieldsByKey.get(key);
  if (fields) fields.push(field);
  else fieldsByKey.set(key, [field]);
}

/** Counts what comes together, place by place, with what fragments bring there. */
class Meetings {
  pairs = 0;
  visitsLeft = mostVisits.reached;
  readonly reached = new Set<string>();
  readonly #fragmentByName: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor({ definitions }: DocumentNode) {
    const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragmentByName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  /** In one place of the answer: of all selection sets that say what is there. */
  in(sets: readonly SelectionSetNode[], around: Spread | null = null): void {
    const spread: Spread = { names: new Set(), around };
    const fieldsByKey = new Map<string, FieldNode[]>();
    for (const set of sets) this.#gather(set, spread, fieldsByKey);
    this.pairs += pairsOf(spread.names.size);
    for (const fields of fieldsByKey.values()) {
      this.pairs += pairsOf(fields.length);
      const below = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (below.length > 0) this.in(below, spread.names.size > 0 ? spread : around);
    }
  }

  #gather({ selections }: SelectionSetNode, spread: Spread, fieldsByKey: Map<string, FieldNode[]>): void {
    for (const selection of selections) {
      if (--this.visitsLeft < 0) return;
      if (selection.kind === Kind.FIELD) add(selection, fieldsByKey);
      else if (selection.kind === Kind.INLINE_FRAGMENT) this.#gather(selection.selectionSet, spread, fieldsByKey);
      else this.#spread(selection.name.value, spread, fieldsByKey);
    }
  }

  /** Each fragment once, and none in itself, which validation refuses. */
  #spread(name: string, spread: Spread, fieldsByKey: Map<string, FieldNode[]>): void {
    const fragment = this.#fragmentByName.get(name);
    if (!fragment || isSpread(name, spread)) return;
    spread.names.add(name);
    this.reached.add(name);
    this.#gather(fragment.selectionSet, spread, fieldsByKey);
  }
}

function measure(document: DocumentNode): number {
  const meetings = new Meetings(document);
  const ofKind = <K extends Kind.OPERATION_DEFINITION | Kind.FRAGMENT_DEFINITION>(kind: K) =>
    document.definitions.filter((node): node is Extract<DefinitionNode, { kind: K }> => node.kind === kind);
  for (const { selectionSet } of ofKind(Kind.OPERATION_DEFINITION)) meetings.in([selectionSet]);
  // What nothing spreads is validated too, before it is refused.
  meetings.visitsLeft = Math.min(meetings.visitsLeft, mostVisits.unreached);
  for (const { name, selectionSet } of ofKind(Kind.FRAGMENT_DEFINITION))
    if (!meetings.reached.has(name.value)) meetings.in([selectionSet]);
  return meetings.pairs;
}

/** How many pairs come together in one place of the answer, of fields of one key or of fragments: validation compares each. */
export const merges: DocumentLimit = {
  name: "merges",
  measure,
  says: (value) => `In the document ${String(value)} pairs of fields or fragments come together in one place`,
  remedy: "select what several fragments have in common once beside them, and spread fewer in one place",
};
