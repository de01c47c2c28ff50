import { Kind, visit, type DirectiveNode, type DocumentNode, type FieldNode, type SelectionNode } from "graphql";
import type { ExecutionResult } from "graphql";

/** The key of what stands where conditions left a selection empty. */
export const nothing = "nothing";

const empty: SelectionNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: nothing },
  name: { kind: Kind.NAME, value: "__typename" },
};

/** How the classic graph's `weight` is asked for: it is also required, with an argument, and the reference merges the two. */
const ownWeight = "own_weight";

const isWeight = ({ alias, name }: FieldNode): boolean => (alias ?? name).value === "weight";

/** What the reference answers rightly: the same document with its conditions decided, and what is required by a key apart. */
export function mendedQuestion(document: DocumentNode, variables: Record<string, unknown>): DocumentNode {
  const holds = ({ name, arguments: [given] = [] }: DirectiveNode): boolean => {
    const { value } = given!;
    const isSet = value.kind === Kind.VARIABLE ? variables[value.name.value] === true : "value" in value && value.value;
    return isSet === (name.value === "include");
  };
  const decide = <Node extends { readonly directives?: readonly DirectiveNode[] | undefined }>(node: Node) =>
    (node.directives ?? []).every(holds) ? { ...node, directives: [] } : null;
  return visit(document, {
    Field: {
      enter: decide,
      leave: (field) => (isWeight(field) ? { ...field, alias: { kind: Kind.NAME, value: ownWeight } } : undefined),
    },
    InlineFragment: { enter: decide },
    FragmentSpread: { enter: decide },
    SelectionSet: { leave: (node) => (node.selections.length > 0 ? undefined : { ...node, selections: [empty] }) },
  });
}

/** The answer to a mended question as one to the question itself. */
export const answerOfMended = (answer: ExecutionResult): ExecutionResult =>
  JSON.parse(JSON.stringify(answer).replaceAll(`"${ownWeight}"`, '"weight"')) as ExecutionResult;
