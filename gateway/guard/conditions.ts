import { Kind, valueFromASTUntyped, type DirectiveNode, type OperationDefinitionNode } from "graphql";

/** The variables of a request, as the client sent them. */
export type Variables = Readonly<Record<string, unknown>>;

type Conditional = { readonly directives?: readonly DirectiveNode[] | undefined };

/** Is a part of the operation asked for at all? */
export type IsIncluded = (node: Conditional) => boolean;

const isCondition = ({ name }: DirectiveNode): boolean => name.value === "skip" || name.value === "include";

/** The value of a variable: the client's, or the operation's default. */
export function variableReader({ variableDefinitions = [] }: OperationDefinitionNode, variables: Variables) {
  const defaults = new Map(
    variableDefinitions.map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue && valueFromASTUntyped(defaultValue),
    ]),
  );
  return (name: string): unknown => (Object.hasOwn(variables, name) ? variables[name] : defaults.get(name));
}

/** Evaluates `@skip` and `@include`. */
export function inclusion(operation: OperationDefinitionNode, variables: Variables): IsIncluded {
  const read = variableReader(operation, variables);
  const isTrue = ({ arguments: given }: DirectiveNode): boolean => {
    const value = given?.find(({ name }) => name.value === "if")?.value;
    if (value?.kind === Kind.VARIABLE) return read(value.name.value) === true;
    return value?.kind === Kind.BOOLEAN && value.value;
  };
  return ({ directives = [] }) =>
    directives.filter(isCondition).every((directive) => isTrue(directive) === (directive.name.value === "include"));
}

/** The same node without the conditions that were evaluated. */
export function unconditional<Node extends Conditional>(node: Node): Node {
  if (!node.directives?.some(isCondition)) return node;
  return { ...node, directives: node.directives.filter((directive) => !isCondition(directive)) };
}
