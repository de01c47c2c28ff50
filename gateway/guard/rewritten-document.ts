import {
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ASTNode,
} from "graphql";
import type { OperationFilter } from "./filter-operation.js";

function namesIn(nodes: readonly ASTNode[], kind: Kind.FRAGMENT_SPREAD | Kind.VARIABLE): Set<string> {
  const names = new Set<string>();
  for (const node of nodes)
    visit(node, { [kind]: ({ name }: { name: { value: string } }) => void names.add(name.value) });
  return names;
}

/** The fragments that are spread from here, and from these in turn. */
function reachable(start: ASTNode, filter: OperationFilter): FragmentDefinitionNode[] {
  const found = new Map<string, FragmentDefinitionNode>();
  const reach = (node: ASTNode): void => {
    for (const name of namesIn([node], Kind.FRAGMENT_SPREAD)) {
      const fragment = found.has(name) ? null : filter.fragment(name);
      if (!fragment) continue;
      found.set(name, fragment);
      reach(fragment);
    }
  };
  reach(start);
  return [...found.values()];
}

/** The rest of an operation as a document of its own, without fragments and variables that nothing needs any more. */
export function rewrittenDocument(filter: OperationFilter, selectionSet: SelectionSetNode): DocumentNode {
  const { node } = filter.options.operation;
  const { variableDefinitions = [], ...rest } = node;
  const operation: OperationDefinitionNode = { ...rest, selectionSet };
  const fragments = reachable(selectionSet, filter);
  const used = namesIn([operation, ...fragments], Kind.VARIABLE);
  const variables = variableDefinitions.filter(({ variable }) => used.has(variable.name.value));
  return {
    kind: Kind.DOCUMENT,
    definitions: [{ ...operation, variableDefinitions: variables }, ...fragments],
  };
}
