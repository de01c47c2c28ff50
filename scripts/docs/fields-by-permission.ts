import { readFileSync } from "node:fs";
import { Kind, parse, type ObjectTypeDefinitionNode } from "graphql";
import { readFieldAccess } from "../../foundation/subgraph-kit/access/field-access.js";

/** One field that somebody needs something for. */
interface DeclaredField {
  coordinate: string;
  /** A permission, "a sign-in" or "nothing". */
  needs: string;
  scope: string;
}

const rootFirst = (coordinate: string): string => (/^(Query|Mutation|Subscription)\./.test(coordinate) ? "0" : "1");

function declaredFields({ name, fields = [] }: ObjectTypeDefinitionNode): DeclaredField[] {
  return fields.flatMap((field) => {
    const coordinate = `${name.value}.${field.name.value}`;
    const access = readFieldAccess(field.directives);
    if (access === null) return [];
    if (access === "public") return [{ coordinate, needs: "nothing", scope: "" }];
    if (access.requirements.length === 0) return [{ coordinate, needs: "a sign-in", scope: "" }];
    return access.requirements.map(({ permission, scope }) => ({ coordinate, needs: permission, scope }));
  });
}

/** Which fields need a permission, as the subgraphs' schemas in schema/ declare: by permission, then by scope. */
export function fieldsByPermission(subgraphs: readonly string[]): Map<string, Map<string, string[]>> {
  const declared = subgraphs
    .flatMap((name) => parse(readFileSync(`schema/${name}.graphql`, "utf8")).definitions)
    .flatMap((definition) => (definition.kind === Kind.OBJECT_TYPE_DEFINITION ? declaredFields(definition) : []));
  const found = new Map<string, Map<string, string[]>>();
  for (const { coordinate, needs, scope } of declared) {
    const byScope = found.get(needs) ?? new Map<string, string[]>();
    byScope.set(scope, [...(byScope.get(scope) ?? []), coordinate]);
    found.set(needs, byScope);
  }
  for (const byScope of found.values()) {
    for (const list of byScope.values()) {
      list.sort((a, b) => `${rootFirst(a)}${a}`.localeCompare(`${rootFirst(b)}${b}`));
    }
  }
  return found;
}
