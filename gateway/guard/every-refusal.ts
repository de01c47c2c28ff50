import {
  getNamedType,
  isCompositeType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { rulesOfField, rulesOfFragment } from "./asked-rules.js";
import type { FilterOptions } from "./filter-operation.js";
import { mostRefusals, type Path } from "./refusals.js";
import type { Rule } from "./rule.js";

type Options = Pick<FilterOptions, "guarded" | "operation" | "isIncluded" | "fails">;

/** Walks through all that is selected, each fragment once, whether what it lies in may be had or not. */
class EveryRefusal {
  readonly #fragments = new Map<string, readonly Path[]>();

  constructor(readonly options: Options) {}

  in({ selections }: SelectionSetNode, parent: GraphQLCompositeType): readonly Path[] {
    const included = selections.filter((selection) => this.options.isIncluded(selection));
    return included.flatMap((selection) => this.#of(selection, parent)).slice(0, mostRefusals);
  }

  #of(selection: SelectionNode, parent: GraphQLCompositeType): readonly Path[] {
    if (selection.kind === Kind.FIELD) return this.#ofField(selection, parent);
    const { guarded, operation } = this.options;
    const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
    const fragment = isSpread ? operation.fragmentByName.get(selection.name.value) : selection;
    if (!fragment) return [];
    const { selectionSet, typeCondition } = fragment;
    const type = guarded.conditioned(typeCondition?.name.value, parent);
    const own = this.#fails(rulesOfFragment(guarded, parent, { type, selectionSet })) ? [[]] : [];
    return [
      ...own,
      ...(isSpread ? this.#inNamed(selection.name.value, selectionSet, type) : this.in(selectionSet, type)),
    ];
  }

  #inNamed(name: string, selectionSet: SelectionSetNode, type: GraphQLCompositeType): readonly Path[] {
    const paths = this.#fragments.get(name) ?? this.in(selectionSet, type);
    this.#fragments.set(name, paths);
    return paths;
  }

  #ofField(node: FieldNode, parent: GraphQLCompositeType): readonly Path[] {
    const { guarded } = this.options;
    const field = guarded.field(parent, node.name.value);
    if (!field) return [];
    const key = (node.alias ?? node.name).value;
    const type = getNamedType(field.type);
    const below = node.selectionSet && isCompositeType(type) ? this.in(node.selectionSet, type) : [];
    const own = this.#fails(rulesOfField(guarded, parent, { node, field })) ? [[key]] : [];
    return [...own, ...below.map((path) => [key, ...path])];
  }

  #fails(rules: readonly Rule[]): boolean {
    return rules.some(this.options.fails);
  }
}

/** Every path of an operation that may not be had, also those inside others: what a filter would take out without a look inside. */
export function everyRefusal(options: Options): readonly Path[] {
  const { node, root } = options.operation;
  return new EveryRefusal(options).in(node.selectionSet, root);
}
