import {
  GraphQLError,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationTypeNode,
} from "graphql";
import { LRUCache } from "lru-cache";

/** A text that fits the schema, or what is wrong with it. */
export type ReadDocument = { document: DocumentNode } | { errors: readonly GraphQLError[] };

/** Characters of texts that are kept. */
const mostKept = 2_000_000;

/** Names of the schema's, where a text has others. */
const suggestion = / ?Did you mean(.+?)\?$/;

interface Reading {
  /** Does an error say what else there is? So unless told otherwise. */
  suggests?: boolean;
}

const withoutSuggestion = ({ message, nodes, source, positions, extensions }: GraphQLError): GraphQLError =>
  new GraphQLError(message.replace(suggestion, ""), { nodes, source, positions, extensions });

const withCode = (error: GraphQLError, code: string): GraphQLError => {
  const { message, nodes, source, positions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { code, ...error.extensions } });
};

function read(text: string, schema: GraphQLSchema, { suggests = true }: Reading): ReadDocument {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [withCode(error, "GRAPHQL_PARSE_FAILED")] };
    throw error;
  }
  const errors = validate(schema, document, specifiedRules);
  if (errors.length === 0) return { document };
  const told = suggests ? errors : errors.map(withoutSuggestion);
  return { errors: told.map((error) => withCode(error, "GRAPHQL_VALIDATION_FAILED")) };
}

/** Parses and validates each text once; the same document for the same text. */
export function documentReader(schema: GraphQLSchema, reading: Reading = {}): (text: string) => ReadDocument {
  const known = new LRUCache<string, ReadDocument>({
    maxSize: mostKept,
    sizeCalculation: (_, text) => text.length + 1,
  });
  return (text) => {
    const found = known.get(text) ?? read(text, schema, reading);
    known.set(text, found);
    return found;
  };
}

/** What the operation is; null where it cannot be told which one is meant. */
export const kindOf = (document: DocumentNode, operationName: string | null | undefined): OperationTypeNode | null =>
  getOperationAST(document, operationName)?.operation ?? null;
