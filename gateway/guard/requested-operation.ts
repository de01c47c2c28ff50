import {
  Kind,
  getNamedType,
  isCompositeType,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { selectsPlainly } from "./asked-rules.js";
import type { GuardedSchema } from "./guarded-schema.js";
import type { Rule } from "./rule.js";

/** An operation of a document, with what of the schema's rules it touches. */
export interface RequestedOperation {
  node: OperationDefinitionNode;
  root: GraphQLObjectType;
  fragmentByName: ReadonlyMap<string, FragmentDefinitionNode>;
  /** All that any part of it asks for, each once. */
  rules: readonly Rule[];
  /** The names of the variables that `@skip` and `@include` look at. */
  conditions: readonly string[];
}

/** Collects the rules of all that is selected, each fragment once. */
class RuleCollector {
  readonly rules = new Set<Rule>();
  readonly #visited = new Set<string>();

  constructor(
    readonly guarded: GuardedSchema,
    readonly fragmentByName: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  collect(selectionSet: SelectionSetNode, parent: GraphQLCompositeType): void {
    if (selectsPlainly(selectionSet)) this.#add(this.guarded.ofMembers(parent));
    for (const selection of selectionSet.selections) this.#select(selection, parent);
  }

  #select(selection: SelectionNode, parent: GraphQLCompositeType): void {
    if (selection.kind === Kind.FIELD) {
      const field = this.guarded.field(parent, selection.name.value);
      if (!field) return;
      this.#add(this.guarded.ofField(parent, selection.name.value));
      const type = getNamedType(field.type);
      if (selection.selectionSet && isCompositeType(type)) this.collect(selection.selectionSet, type);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      this.#fragment(selection.selectionSet, this.guarded.conditioned(selection.typeCondition?.name.value, parent));
    } else {
      const fragment = this.fragmentByName.get(selection.name.value);
      if (!fragment || this.#visited.has(selection.name.value)) return;
      this.#visited.add(selection.name.value);
      this.#fragment(fragment.selectionSet, this.guarded.conditioned(fragment.typeCondition.name.value, parent));
    }
  }

  #fragment(selectionSet: SelectionSetNode, type: GraphQLCompositeType): void {
    this.#add(this.guarded.ofType(type));
    this.collect(selectionSet, type);
  }

  #add(rules: readonly Rule[]): void {
    for (const rule of rules) this.rules.add(rule);
  }
}

function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given }) {
      if (name.value !== "skip" && name.value !== "include") return;
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** Finds the operation in a document that fits the schema; null where it has none of that name. */
export function requestOperation(
  guarded: GuardedSchema,
  document: DocumentNode,
  operationName?: string | null,
): RequestedOperation | null {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const node = operationName
    ? operations.find(({ name }) => name?.value === operationName)
    : operations.length === 1
      ? operations[0]
      : undefined;
  const root = node && guarded.schema.getRootType(node.operation);
  if (!node || !root) return null;
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const fragmentByName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  const collector = new RuleCollector(guarded, fragmentByName);
  collector.collect(node.selectionSet, root);
  return { node, root, fragmentByName, rules: [...collector.rules], conditions: conditionsOf(document) };
}
