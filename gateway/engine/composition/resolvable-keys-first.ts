import { Kind, visit, type ConstDirectiveNode, type DocumentNode } from "graphql";
import { argumentOf } from "./directive-arguments.js";

const isUnresolvable = (directive: ConstDirectiveNode): boolean =>
  directive.name.value === "join__type" && argumentOf(directive, "resolvable") === false;

/** The planner goes back to a subgraph by the first of its keys, resolvable or not: so that those come first which are. */
export function resolvableKeysFirst(supergraph: DocumentNode): DocumentNode {
  const order = <Type extends { readonly directives?: readonly ConstDirectiveNode[] | undefined }>(type: Type) => {
    const { directives = [] } = type;
    if (!directives.some(isUnresolvable)) return undefined;
    const last = directives.filter(isUnresolvable);
    return { ...type, directives: [...directives.filter((directive) => !last.includes(directive)), ...last] };
  };
  return visit(supergraph, {
    [Kind.OBJECT_TYPE_DEFINITION]: { enter: order },
    [Kind.INTERFACE_TYPE_DEFINITION]: { enter: order },
  });
}
