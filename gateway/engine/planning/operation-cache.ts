import { print, type DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";
import type { LoadedSupergraph } from "../supergraph.js";
import { findOperation } from "./find-operation.js";
import { prepareOperation, type PreparedOperation } from "./prepared-operation.js";

/** Prepared operations that are kept. */
const mostOperations = 1_000;

/**
 * Prepares every operation once. A document that was seen is found by itself; one that only looks different (other
 * white space, comments, unused fragments) by its normalized text.
 */
export function operationCache(
  supergraph: LoadedSupergraph,
): (document: DocumentNode, operationName: string | null | undefined) => PreparedOperation {
  const byText = new LRUCache<string, PreparedOperation>({ max: mostOperations });
  const byDocument = new WeakMap<DocumentNode, Map<string, PreparedOperation>>();

  const find = (document: DocumentNode, operationName: string | null | undefined): PreparedOperation => {
    const operation = findOperation(document, operationName);
    const text = print(operation.document);
    const known = byText.get(text);
    if (known) return known;
    const prepared = prepareOperation(operation, supergraph);
    byText.set(text, prepared);
    return prepared;
  };

  return (document, operationName) => {
    const byName = byDocument.get(document) ?? new Map<string, PreparedOperation>();
    const known = byName.get(operationName ?? "");
    if (known) return known;
    const prepared = find(document, operationName);
    byName.set(operationName ?? "", prepared);
    byDocument.set(document, byName);
    return prepared;
  };
}
