import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** How a number is made of a selection set from its fields. */
export interface Fold {
  /** Of a field, from the number of what is selected below it. */
  field: (below: number) => number;
  join: (first: number, second: number) => number;
}

/** Selection sets in one another, fragments spread, that are still followed: more than any limit of the depth lets through. */
const mostLevels = 500;

class OperationFold {
  readonly #fragmentByName: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Null while it is being found: a fragment inside itself counts as nothing, and validation refuses it. */
  readonly #known = new Map<string, number | null>();

  constructor(
    document: DocumentNode,
    readonly fold: Fold,
  ) {
    const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
    this.#fragmentByName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  }

  of({ selections }: SelectionSetNode, level = 0): number {
    if (level > mostLevels) return mostLevels;
    let whole = 0;
    for (const selection of selections) whole = this.fold.join(whole, this.#ofOne(selection, level + 1));
    return whole;
  }

  #ofOne(selection: SelectionNode, level: number): number {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#ofFragment(selection.name.value, level);
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.of(selection.selectionSet, level);
    return this.fold.field(selection.selectionSet ? this.of(selection.selectionSet, level) : 0);
  }

  #ofFragment(name: string, level: number): number {
    const known = this.#known.get(name);
    if (known !== undefined) return known ?? 0;
    this.#known.set(name, null);
    const fragment = this.#fragmentByName.get(name);
    const found = fragment ? this.of(fragment.selectionSet, level) : 0;
    this.#known.set(name, found);
    return found;
  }
}

/**
 * The greatest number among a document's operations, with each fragment counted wherever it is spread and looked at
 * once: the time is that of the text, however much it stands for.
 */
export function foldOperations(document: DocumentNode, fold: Fold): number {
  const folding = new OperationFold(document, fold);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operations.reduce((most, { selectionSet }) => Math.max(most, folding.of(selectionSet)), 0);
}
