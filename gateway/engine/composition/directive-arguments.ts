import { valueFromASTUntyped, type ConstDirectiveNode } from "graphql";

interface Decorated {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/** The applications of a directive on something that composition wrote down. */
export const applied = ({ directives = [] }: Decorated, name: string): readonly ConstDirectiveNode[] =>
  directives.filter((directive) => directive.name.value === name);

/** The value of one argument; undefined where it is not given. */
export function argumentOf(directive: ConstDirectiveNode, name: string): unknown {
  const given = directive.arguments?.find((argument) => argument.name.value === name);
  return given && valueFromASTUntyped(given.value);
}
