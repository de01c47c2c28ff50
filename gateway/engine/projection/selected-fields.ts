import {
  Kind,
  isAbstractType,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** Values of the variables that `@skip` and `@include` look at. */
export type Conditions = (variable: string) => boolean;

/** What selections are read with: the schema, the document's fragments, and the conditions, which are known. */
export interface Reading {
  schema: GraphQLSchema;
  /** By which key a field was asked of the subgraphs. */
  keyOf: (key: string, name: string) => string;
  fragmentByName: ReadonlyMap<string, FragmentDefinitionNode>;
  isTrue: Conditions;
}

/** Do the conditions on a selection let it into the answer? */
export function isIncluded({ directives = [] }: SelectionNode, isTrue: Conditions): boolean {
  return directives.every(({ name, arguments: [given] = [] }) => {
    if (name.value !== "skip" && name.value !== "include") return true;
    const value = given?.value;
    const isSet =
      value?.kind === Kind.VARIABLE ? isTrue(value.name.value) : value?.kind === Kind.BOOLEAN && value.value;
    return isSet === (name.value === "include");
  });
}

const applies = (type: GraphQLCompositeType, condition: string | undefined, schema: GraphQLSchema): boolean => {
  if (condition === undefined || condition === type.name) return true;
  const conditional = schema.getType(condition);
  if (!isAbstractType(conditional) || !("getFields" in type)) return false;
  return schema.isSubType(conditional, type);
};

/**
 * The fields that these selection sets ask of an object of this type, grouped by response key in the order that the
 * specification gives them (CollectFields). An interface stands for an object whose type nobody asked for.
 */
export function selectedFields(
  reading: Reading,
  type: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const byKey = new Map<string, FieldNode[]>();
  const spread = new Set<string>();
  const gather = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) if (isIncluded(selection, reading.isTrue)) add(selection);
  };
  const add = (selection: SelectionNode): void => {
    if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      const known = byKey.get(key);
      if (known) known.push(selection);
      else byKey.set(key, [selection]);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (applies(type, selection.typeCondition?.name.value, reading.schema)) gather(selection.selectionSet);
    } else if (!spread.has(selection.name.value)) {
      spread.add(selection.name.value);
      const fragment = reading.fragmentByName.get(selection.name.value);
      if (fragment && applies(type, fragment.typeCondition.name.value, reading.schema)) gather(fragment.selectionSet);
    }
  };
  for (const selectionSet of selectionSets) gather(selectionSet);
  return byKey;
}
