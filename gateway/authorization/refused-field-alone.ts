import {
  getOperationAST,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
} from "graphql";

const typename: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } }],
};

function findField(document: DocumentNode, { selections }: SelectionSetNode, key: string): FieldNode | null {
  for (const node of selections) {
    if (node.kind === Kind.FIELD && (node.alias ?? node.name).value === key) return node;
    if (node.kind === Kind.FIELD) continue;
    const fragment = document.definitions.find(
      (definition): definition is FragmentDefinitionNode =>
        definition.kind === Kind.FRAGMENT_DEFINITION &&
        node.kind === Kind.FRAGMENT_SPREAD &&
        definition.name.value === node.name.value,
    );
    const below = node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragment?.selectionSet;
    const found = below && findField(document, below, key);
    if (found) return found;
  }
  return null;
}

function variablesIn(field: FieldNode): Set<string> {
  const names = new Set<string>();
  visit(field, { Variable: ({ name }) => void names.add(name.value) });
  return names;
}

/** A mutation of which nothing is left but the root field of this response key, and of its answer the type alone. */
export function refusedFieldAlone(
  document: DocumentNode,
  operationName: string | null | undefined,
  key: string,
): DocumentNode | null {
  const operation = getOperationAST(document, operationName);
  const field = operation && findField(document, operation.selectionSet, key);
  if (!field) return null;
  const alone: FieldNode = { ...field, directives: [], ...(field.selectionSet && { selectionSet: typename }) };
  const used = variablesIn(alone);
  const variableDefinitions = operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value));
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [alone] };
  return {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, ...(variableDefinitions && { variableDefinitions }), selectionSet }],
  };
}
