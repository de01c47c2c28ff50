import { GraphQLError } from "graphql";
import type { SubgraphError } from "../subgraph-client.js";
import { fieldAround, type AnswerPath, type PlanPath } from "./flatten-path.js";

/** Where an entity fetch's objects stand in the answer; asked for only when there is an error. */
export type PathsOfEntity = (index: number) => readonly AnswerPath[];

/** One fetch, as far as its errors are concerned. */
export interface FetchErrors {
  service: string;
  path: PlanPath;
  askedKey: (key: string) => string;
  /** Null for a fetch of root fields. */
  pathsOfEntity: PathsOfEntity | null;
}

/** The error's path in the client's answer; several where one entity stands in several places. */
function answerPaths(path: SubgraphError["path"], fetch: FetchErrors): readonly (AnswerPath | undefined)[] {
  const around = fieldAround(fetch.path);
  const unlocated = around.length > 0 ? around : undefined;
  if (!path) return [unlocated];
  if (!fetch.pathsOfEntity) return [[...around, ...path]];
  const [, index, ...rest] = path;
  const paths = typeof index === "number" ? fetch.pathsOfEntity(index) : [];
  return paths.length > 0 ? paths.map((entity) => [...entity, ...rest]) : [unlocated];
}

/** The same place by the keys that the client gave. */
const asked = (path: AnswerPath, { askedKey }: FetchErrors): AnswerPath =>
  path.map((step) => (typeof step === "string" ? askedKey(step) : step));

/**
 * A subgraph's error as the client's: its message and extensions, the service's name, and where it belongs in the answer. The answer's HTTP
 * status and headers, which servers read from `extensions.http`, are not a subgraph's to say.
 */
export function locateError(error: SubgraphError, fetch: FetchErrors): GraphQLError[] {
  const { http: _, ...said } = error.extensions ?? {};
  const extensions = { code: "DOWNSTREAM_SERVICE_ERROR", ...said, serviceName: fetch.service };
  return answerPaths(error.path, fetch).map(
    (path) => new GraphQLError(error.message, { path: path && asked(path, fetch), extensions }),
  );
}

/** A subgraph that gave no answer: said of the field that holds all that it was asked for. */
export function noAnswer(cause: unknown, fetch: FetchErrors): GraphQLError {
  const path = asked(fieldAround(fetch.path), fetch);
  const extensions = { code: "UNAVAILABLE", serviceName: fetch.service };
  return new GraphQLError(`The subgraph ${fetch.service} did not answer; try again.`, {
    ...(path.length > 0 && { path }),
    ...(cause instanceof Error && { originalError: cause }),
    extensions,
  });
}
