import {
  getNamedType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type SelectionSetNode,
} from "graphql";
import type { GuardedSchema } from "./guarded-schema.js";
import type { Rule } from "./rule.js";

/** Would an interface's own fields be selected, so that any of its types may have to answer? */
export const selectsPlainly = ({ selections }: SelectionSetNode): boolean =>
  selections.some((selection) => selection.kind === Kind.FIELD && selection.name.value !== "__typename");

/** What is asked of whoever selects this field; what is selected below it asks for itself. */
export function rulesOfField(
  guarded: GuardedSchema,
  parent: GraphQLCompositeType,
  { node, field }: { node: FieldNode; field: GraphQLField<unknown, unknown> },
): readonly Rule[] {
  const own = guarded.ofField(parent, node.name.value);
  if (!node.selectionSet || !selectsPlainly(node.selectionSet)) return own;
  return [...own, ...guarded.ofMembers(getNamedType(field.type))];
}

/** What is asked of whoever selects by a fragment on `type`. Of the type that it stands in, this was asked before. */
export function rulesOfFragment(
  guarded: GuardedSchema,
  parent: GraphQLCompositeType,
  { type, selectionSet }: { type: GraphQLCompositeType; selectionSet: SelectionSetNode },
): readonly Rule[] {
  const own = type === parent ? [] : guarded.ofType(type);
  return selectsPlainly(selectionSet) ? [...own, ...guarded.ofMembers(type)] : own;
}
