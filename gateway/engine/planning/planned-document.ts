import {
  Kind,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { isIncluded, type Conditions } from "../projection/selected-fields.js";
import type { LoadedSupergraph } from "../supergraph.js";
import type { FoundOperation } from "./find-operation.js";
import { plannedKey } from "./planned-key.js";

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };

/** What the schema itself answers. */
const isAboutSchema = (name: string): boolean => name === "__schema" || name === "__type";

/** Writes an operation anew for the planner, without conditions and named fragments. */
class PlannedSelections {
  readonly #operation: FoundOperation;
  readonly #supergraph: LoadedSupergraph;
  readonly #isTrue: Conditions;

  constructor(operation: FoundOperation, supergraph: LoadedSupergraph, isTrue: Conditions) {
    this.#operation = operation;
    this.#supergraph = supergraph;
    this.#isTrue = isTrue;
  }

  /** What is left of these selections on an object of this type; a fragment that was spread here already adds nothing. */
  of(type: GraphQLCompositeType, { selections }: SelectionSetNode, spread = new Set<string>()): SelectionNode[] {
    return selections
      .filter((selection) => isIncluded(selection, this.#isTrue))
      .flatMap((selection) => {
        if (selection.kind === Kind.FIELD) return this.#field(type, selection);
        if (selection.kind === Kind.INLINE_FRAGMENT) {
          const condition = selection.typeCondition?.name.value ?? type.name;
          return this.#fragment(type, { condition, selectionSet: selection.selectionSet }, spread);
        }
        const fragment = this.#operation.fragmentByName.get(selection.name.value);
        if (!fragment || spread.has(selection.name.value)) return [];
        spread.add(selection.name.value);
        const condition = fragment.typeCondition.name.value;
        return this.#fragment(type, { condition, selectionSet: fragment.selectionSet }, spread);
      });
  }

  #field(parent: GraphQLCompositeType, field: FieldNode): FieldNode[] {
    const name = field.name.value;
    if (isAboutSchema(name)) return [];
    const key = (field.alias ?? field.name).value;
    const planned = plannedKey(key, name, this.#supergraph.facts.ownKeys);
    const { selectionSet, ...rest } = field;
    const type = "getFields" in parent ? getNamedType(parent.getFields()[name]?.type) : undefined;
    const below = isCompositeType(type) && selectionSet ? this.of(type, selectionSet) : null;
    return [
      {
        ...rest,
        ...(planned !== name && { alias: { kind: Kind.NAME, value: planned } }),
        directives: withoutConditions(field),
        ...(below && {
          selectionSet: { kind: Kind.SELECTION_SET, selections: below.length > 0 ? below : [typename] },
        }),
      },
    ];
  }

  #fragment(
    parent: GraphQLCompositeType,
    { condition, selectionSet }: { condition: string; selectionSet: SelectionSetNode },
    spread: Set<string>,
  ): SelectionNode[] {
    if (condition === parent.name) return this.of(parent, selectionSet, spread);
    return this.#narrowed(parent, condition).flatMap((type): SelectionNode[] => {
      if (type === parent) return this.of(parent, selectionSet, spread);
      const selections = this.of(type, selectionSet);
      if (selections.length === 0) return [];
      const typeCondition = { kind: Kind.NAMED_TYPE as const, name: { kind: Kind.NAME as const, value: type.name } };
      return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet: { kind: Kind.SELECTION_SET, selections } }];
    });
  }

  /**
   * The types to go on with where an object of one type has to be of another: that other one, as a rule. Of an object
   * the answer is known already; and where a subgraph knows an interface as an interface object, the planner has no way
   * from it to any type but objects.
   */
  #narrowed(parent: GraphQLCompositeType, condition: string): readonly GraphQLCompositeType[] {
    const { publicSchema: schema, facts } = this.#supergraph;
    const type = schema.getType(condition);
    if (!isCompositeType(type)) return [];
    const isPart = isAbstractType(type) && "getFields" in parent && schema.isSubType(type, parent);
    if (isObjectType(parent) || isPart) return isPart ? [parent] : [];
    if (!isAbstractType(type) || !facts.interfaceObjects.has(parent.name)) return [type];
    const possible = new Set(schema.getPossibleTypes(parent));
    return schema.getPossibleTypes(type).filter((object) => possible.has(object));
  }
}

const withoutConditions = ({ directives = [] }: FieldNode) =>
  directives.filter(({ name }) => name.value !== "skip" && name.value !== "include");

/**
 * An operation as the planner is given it; null where it asks nothing of any subgraph. The planner merges what is needed
 * under one condition with what is needed under another, so that conditions are decided before.
 */
export function plannedDocument(
  operation: FoundOperation,
  supergraph: LoadedSupergraph,
  isTrue: Conditions,
): DocumentNode | null {
  const root = supergraph.publicSchema.getRootType(operation.node.operation);
  if (!root) return null;
  const selections = new PlannedSelections(operation, supergraph, isTrue)
    .of(root, operation.node.selectionSet)
    .filter((selection) => selection.kind !== Kind.FIELD || selection.name.value !== "__typename");
  if (selections.length === 0) return null;
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
  return { kind: Kind.DOCUMENT, definitions: [{ ...operation.node, selectionSet }] };
}
