import { Kind, type DocumentNode, type InputObjectTypeDefinitionNode, type InputValueDefinitionNode } from "graphql";
import { scopeNameOf } from "../../rbac/permissions.js";
import type { Requirement } from "./field-access.js";

type Inputs = ReadonlyMap<string, InputObjectTypeDefinitionNode>;

/** The input types of a schema, by name. */
export const inputsOf = ({ definitions }: DocumentNode): Inputs =>
  new Map(
    definitions.flatMap((each) => (each.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ? [[each.name.value, each]] : [])),
  );

/** Does every call have an id there? A list may be empty. */
function isAlwaysGiven(
  [name, ...rest]: readonly string[],
  values: readonly InputValueDefinitionNode[],
  inputs: Inputs,
): boolean {
  const type = values.find((value) => value.name.value === name)?.type;
  if (type?.kind !== Kind.NON_NULL_TYPE || type.type.kind !== Kind.NAMED_TYPE) return false;
  return rest.length === 0 || isAlwaysGiven(rest, inputs.get(type.type.name.value)?.fields ?? [], inputs);
}

/**
 * What routers of another make understand, and our gateway: alternatives of scopes that are needed together. A requirement
 * whose path may lead to nothing is passed over where another's leads to something: it is no part of what is always needed, and
 * where all are such, any will do. The subgraph asks on.
 */
export function requiredScopes(
  requirements: readonly Requirement[],
  { given, inputs }: { given: readonly InputValueDefinitionNode[]; inputs: Inputs },
): string[][] {
  const isAlwaysAsked = ({ object }: Requirement): boolean =>
    object === null || isAlwaysGiven(object.split("."), given, inputs);
  const scopesOf = (some: readonly Requirement[]): string[] => [
    ...new Set(some.map(({ permission }) => scopeNameOf(permission))),
  ];
  const always = scopesOf(requirements.filter(isAlwaysAsked));
  return always.length > 0 ? [always] : scopesOf(requirements).map((scope) => [scope]);
}
