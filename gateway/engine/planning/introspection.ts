import {
  Kind,
  OperationTypeNode,
  executeSync,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type SelectionNode,
} from "graphql";
import type { Data } from "../subgraph-client.js";
import type { FoundOperation } from "./find-operation.js";

/** Answers the operation's `__schema` and `__type` by response key, with the client's variables. */
export type Introspect = (variables: Readonly<Record<string, unknown>>) => Data;

const isAboutSchema = ({ name }: FieldNode): boolean => name.value === "__schema" || name.value === "__type";

/** The fields of the root that ask about the schema, out of all the fragments that they may be in. */
function aboutSchema({ node, fragmentByName }: FoundOperation): FieldNode[] {
  const found: FieldNode[] = [];
  const spread = new Set<string>();
  const look = (selection: SelectionNode): void => {
    if (selection.kind === Kind.FIELD) {
      if (isAboutSchema(selection)) found.push({ ...selection, directives: [] });
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      selection.selectionSet.selections.forEach(look);
    } else if (!spread.has(selection.name.value)) {
      spread.add(selection.name.value);
      fragmentByName.get(selection.name.value)?.selectionSet.selections.forEach(look);
    }
  };
  node.selectionSet.selections.forEach(look);
  return found;
}

/** What of an operation is about the schema is answered from the public schema; whether it is shown is decided elsewhere. */
export function compileIntrospection(operation: FoundOperation, schema: GraphQLSchema): Introspect | null {
  const selections = operation.node.operation === OperationTypeNode.QUERY ? aboutSchema(operation) : [];
  if (selections.length === 0) return null;
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation.node, directives: [], selectionSet: { kind: Kind.SELECTION_SET, selections } },
      ...operation.fragmentByName.values(),
    ],
  };
  return (variableValues) => executeSync({ schema, document, variableValues }).data ?? {};
}
