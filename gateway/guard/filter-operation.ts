import {
  Kind,
  getNamedType,
  isAbstractType,
  isCompositeType,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { rulesOfField, rulesOfFragment } from "./asked-rules.js";
import { unconditional, type IsIncluded } from "./conditions.js";
import type { GuardedSchema } from "./guarded-schema.js";
import { mostRefusals, type Path } from "./refusals.js";
import type { RequestedOperation } from "./requested-operation.js";
import type { Rule } from "./rule.js";

/** A part of the operation without what was refused in it. */
interface Kept<Node> {
  /** Null where nothing is left. */
  node: Node | null;
  refusals: readonly Path[];
  /** Will the answer to it differ from the one that the client is to see? */
  isTouched: boolean;
}

/** What stands in a field's way. */
interface Obstacle {
  path: Path;
  rules: readonly Rule[];
}

const whole = <Node>(node: Node): Kept<Node> => ({ node, refusals: [], isTouched: false });
const nothing: Kept<never> = { node: null, refusals: [], isTouched: false };

export interface FilterOptions {
  guarded: GuardedSchema;
  operation: RequestedOperation;
  isIncluded: IsIncluded;
  fails: (rule: Rule) => boolean;
  /** Is a mutation of which a field may not be had executed without it? Otherwise nothing of it is. */
  splitsMutations: boolean;
  /** A response key that the operation does not use: `__typename` is asked for under it. */
  typenameKey: string;
}

/** Takes out of one operation what may not be had. What was taken, and which parts of the answer it touches, stays known. */
export class OperationFilter {
  /** Fields and fragments that were taken out. */
  readonly gone = new Set<SelectionNode>();
  /** Selection sets of the operation whose answer differs from the one that the client is to see. */
  readonly touched = new Set<SelectionSetNode>();
  /** The first field of a mutation that may not be had, where nothing of such a mutation is to be executed. */
  refusedMutation: Obstacle | null = null;
  readonly #fragments = new Map<string, Kept<FragmentDefinitionNode>>();
  readonly #typename: FieldNode;

  constructor(readonly options: FilterOptions) {
    const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
    this.#typename = { kind: Kind.FIELD, alias: name(options.typenameKey), name: name("__typename") };
  }

  /** What is left of the whole operation. */
  run(): Kept<SelectionSetNode> {
    const { node, root } = this.options.operation;
    return this.#visit(node.selectionSet, root);
  }

  /** What is left of a fragment that the rest spreads. */
  fragment(name: string): FragmentDefinitionNode | null {
    return this.#fragments.get(name)?.node ?? null;
  }

  #visit(selectionSet: SelectionSetNode, parent: GraphQLCompositeType): Kept<SelectionSetNode> {
    const kept = selectionSet.selections.map((selection) => this.#select(selection, parent));
    const selections = kept.flatMap(({ node }) => node ?? []);
    const refusals = kept.flatMap((each) => each.refusals).slice(0, mostRefusals);
    const isTouched = kept.some((each) => each.isTouched);
    if (isTouched) this.touched.add(selectionSet);
    return { node: selections.length > 0 ? { ...selectionSet, selections } : null, refusals, isTouched };
  }

  #select(selection: SelectionNode, parent: GraphQLCompositeType): Kept<SelectionNode> {
    if (!this.options.isIncluded(selection)) return nothing;
    if (selection.kind === Kind.FIELD) return this.#field(selection, parent);
    return selection.kind === Kind.INLINE_FRAGMENT ? this.#inline(selection, parent) : this.#spread(selection, parent);
  }

  #field(node: FieldNode, parent: GraphQLCompositeType): Kept<FieldNode> {
    const { guarded, fails } = this.options;
    const field = guarded.field(parent, node.name.value);
    if (!field) return whole(unconditional(node));
    const key = (node.alias ?? node.name).value;
    const type = getNamedType(field.type);
    const rules = rulesOfField(guarded, parent, { node, field }).filter(fails);
    if (rules.length > 0) return this.#refuse(node, parent, { path: [key], rules });
    if (!node.selectionSet || !isCompositeType(type)) return whole(unconditional(node));
    const below = this.#visit(node.selectionSet, type);
    const refusals = below.refusals.map((path) => [key, ...path]);
    if (!below.node && refusals.length > 0 && !this.#isMutation(parent)) return this.#takeOut(node, refusals);
    // Where the answer would not tell what an object is, or would be empty, its type is asked for.
    if (below.node && !isAbstractType(type)) return { ...below, node: withSelections(node, below.node), refusals };
    const selections = [this.#typename, ...(below.node?.selections ?? [])];
    this.touched.add(node.selectionSet);
    return { node: withSelections(node, { ...node.selectionSet, selections }), refusals, isTouched: true };
  }

  #inline(node: InlineFragmentNode, parent: GraphQLCompositeType): Kept<InlineFragmentNode> {
    const type = this.options.guarded.conditioned(node.typeCondition?.name.value, parent);
    const rules = this.#rulesOn(parent, { type, selectionSet: node.selectionSet });
    if (rules.length > 0) return this.#refuse(node, parent, { path: [], rules });
    const below = this.#visit(node.selectionSet, type);
    return { ...below, node: below.node && withSelections(node, below.node) };
  }

  #spread(node: FragmentSpreadNode, parent: GraphQLCompositeType): Kept<FragmentSpreadNode> {
    const fragment = this.options.operation.fragmentByName.get(node.name.value);
    if (!fragment) return nothing;
    const type = this.options.guarded.conditioned(fragment.typeCondition.name.value, parent);
    const rules = this.#rulesOn(parent, { type, selectionSet: fragment.selectionSet });
    if (rules.length > 0) return this.#refuse(node, parent, { path: [], rules });
    const kept = this.#fragments.get(node.name.value) ?? this.#definition(fragment, type);
    return { ...kept, node: kept.node && unconditional(node) };
  }

  #definition(fragment: FragmentDefinitionNode, type: GraphQLCompositeType): Kept<FragmentDefinitionNode> {
    const below = this.#visit(fragment.selectionSet, type);
    const kept = { ...below, node: below.node && { ...fragment, selectionSet: below.node } };
    this.#fragments.set(fragment.name.value, kept);
    return kept;
  }

  #rulesOn(parent: GraphQLCompositeType, on: Parameters<typeof rulesOfFragment>[2]): Rule[] {
    return rulesOfFragment(this.options.guarded, parent, on).filter(this.options.fails);
  }

  #refuse(node: SelectionNode, parent: GraphQLCompositeType, obstacle: Obstacle): Kept<never> {
    if (!this.options.splitsMutations && this.#isMutation(parent)) this.refusedMutation ??= obstacle;
    return this.#takeOut(node, [obstacle.path]);
  }

  #takeOut(node: SelectionNode, refusals: readonly Path[]): Kept<never> {
    this.gone.add(node);
    return { node: null, refusals, isTouched: true };
  }

  #isMutation(parent: GraphQLCompositeType): boolean {
    return parent === this.options.guarded.schema.getMutationType();
  }
}

const withSelections = <Node extends FieldNode | InlineFragmentNode>(
  node: Node,
  selectionSet: SelectionSetNode,
): Node => ({
  ...unconditional(node),
  selectionSet,
});
