import { Kind, parse, visit, type DocumentNode } from "graphql";
import { applied, argumentOf } from "./directive-arguments.js";

/** What a supergraph says of how its subgraphs belong together, as far as operations must mind it. */
export interface FederationFacts {
  /** Keys of a response that the federation reads for itself: `__typename`, and every field that a key or a `@requires` names. */
  ownKeys: ReadonlySet<string>;
  /** Interfaces of which a subgraph knows no more than the name. */
  interfaceObjects: ReadonlySet<string>;
}

/** The selections that stand in an argument like `fields` of `@key`. */
export const parseFieldSet = (fields: string): DocumentNode => parse(`{ ${fields} }`, { noLocation: true });

function namesIn(fields: unknown): string[] {
  if (typeof fields !== "string") return [];
  const names: string[] = [];
  visit(parseFieldSet(fields), { Field: ({ name }) => void names.push(name.value) });
  return names;
}

export function readFederationFacts(supergraph: DocumentNode): FederationFacts {
  const types = supergraph.definitions.filter(
    (type) => type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION,
  );
  const fields = types.flatMap((type) => type.fields ?? []);
  const isInterfaceObject = (type: (typeof types)[number]): boolean =>
    applied(type, "join__type").some((joined) => argumentOf(joined, "isInterfaceObject") === true);
  return {
    ownKeys: new Set([
      "__typename",
      ...types.flatMap((type) => applied(type, "join__type")).flatMap((joined) => namesIn(argumentOf(joined, "key"))),
      ...fields
        .flatMap((field) => applied(field, "join__field"))
        .flatMap((joined) => namesIn(argumentOf(joined, "requires"))),
    ]),
    interfaceObjects: new Set(types.filter(isInterfaceObject).map(({ name }) => name.value)),
  };
}
