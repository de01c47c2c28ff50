import type { FetchNode } from "@apollo/query-planner";
import { Kind, OperationTypeNode, type SelectionNode } from "graphql";
import type { SubgraphAnswer } from "../subgraph-client.js";
import type { Representations } from "./representations.js";

/** An answer that is under way or there, and which of a fetch's entities each of its entities is; undefined for others'. */
export interface Part {
  answer: Promise<SubgraphAnswer>;
  /** How many entities were asked for. */
  count: number;
  ownIndexes: readonly (number | undefined)[];
  /** Was it asked for another fetch of the same run? */
  isShared: boolean;
}

interface Asked {
  answer: Promise<SubgraphAnswer>;
  count: number;
  at: number;
}

/** What one run has asked of subgraphs: by the question, the representation's place in an answer. */
export type AskedEntities = Map<string, Map<string, Asked>>;

/** What of a question was asked so far. */
export function askedOf(asked: AskedEntities, question: string): Map<string, Asked> {
  const known = asked.get(question) ?? new Map<string, Asked>();
  asked.set(question, known);
  return known;
}

const areLeaves = (selections: readonly SelectionNode[]): boolean =>
  selections.every((selection) => {
    if (selection.kind === Kind.FIELD) return !selection.selectionSet;
    return selection.kind === Kind.INLINE_FRAGMENT && areLeaves(selection.selectionSet.selections);
  });

/**
 * What a fetch asks of each entity, whatever the fetch is called; null where its answers are its own. Shared are plain values
 * alone: objects are added to by later fetches, which differ from place to place.
 */
export function questionOf(node: FetchNode): string | null {
  const [definition] = node.operationDocumentNode?.definitions ?? [];
  const isPlain = node.operationKind === OperationTypeNode.QUERY && node.requires && !node.outputRewrites?.length;
  if (!isPlain || definition?.kind !== Kind.OPERATION_DEFINITION) return null;
  const [entities] = definition.selectionSet.selections;
  if (entities?.kind !== Kind.FIELD || !areLeaves(entities.selectionSet?.selections ?? [])) return null;
  return `${node.serviceName} ${node.operation.replace(node.operationName ?? "", "")}`;
}

const subset = ({ texts, indexes }: Representations, places: readonly number[]): Representations => ({
  texts: places.map((place) => texts[place]!),
  indexes: places.map((place) => indexes[place]!),
});

/** All of a fetch's entities, asked for together. */
export const wholePart = (answer: Promise<SubgraphAnswer>, count: number): Part => ({
  answer,
  count,
  ownIndexes: Array.from({ length: count }, (_, at) => at),
  isShared: false,
});

/** Asks for those entities that the run has not asked the same of yet, and finds the answers of the others. */
export function askOnce(
  known: Map<string, Asked>,
  representations: Representations,
  ask: (missing: Representations) => Promise<SubgraphAnswer>,
): Part[] {
  const { texts } = representations;
  const missing: number[] = [];
  for (let index = 0; index < texts.length; index++) if (!known.has(texts[index]!)) missing.push(index);
  const count = missing.length;
  const isAll = count === texts.length;
  const asked = count > 0 ? ask(isAll ? representations : subset(representations, missing)) : null;
  for (let at = 0; at < count; at++) known.set(texts[missing[at]!]!, { answer: asked!, count, at });
  if (isAll) return [wholePart(asked!, count)];
  const parts = new Map<Promise<SubgraphAnswer>, Part & { ownIndexes: (number | undefined)[] }>();
  for (const [index, text] of texts.entries()) {
    const { answer, count, at } = known.get(text)!;
    const part = parts.get(answer) ?? { answer, count, ownIndexes: [], isShared: answer !== asked };
    part.ownIndexes[at] = index;
    parts.set(answer, part);
  }
  return [...parts.values()];
}
