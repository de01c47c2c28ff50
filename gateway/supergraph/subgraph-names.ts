import { Kind, parse, valueFromASTUntyped } from "graphql";

/** The names of the subgraphs that a supergraph was composed of. */
export function subgraphNames(supergraphSdl: string): string[] {
  const graphs = parse(supergraphSdl, { noLocation: true }).definitions.find(
    (definition) => definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === "join__Graph",
  );
  if (graphs?.kind !== Kind.ENUM_TYPE_DEFINITION) return [];
  return (graphs.values ?? []).flatMap(({ directives = [] }) =>
    directives
      .flatMap((directive) => directive.arguments ?? [])
      .filter(({ name }) => name.value === "name")
      .map(({ value }) => String(valueFromASTUntyped(value))),
  );
}
