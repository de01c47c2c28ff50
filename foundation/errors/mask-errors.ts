import { randomUUID } from "node:crypto";
import { GraphQLError, type ExecutionResult } from "graphql";
import type { Log } from "../log/log.js";
import { errorCodes } from "./catalogue.js";

/** Codes of the request itself, which GraphQL servers agree on. */
const requestCodes = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "BAD_REQUEST",
]);

/** Is this an error that a client is meant to see? */
export function isPublicCode(code: unknown): boolean {
  return typeof code === "string" && code !== "INTERNAL_SERVER_ERROR" && (code in errorCodes || requestCodes.has(code));
}

/** A fault of ours, as a client may see it: an id, which the log has too. */
export function maskError(error: unknown, log: Log, at: Pick<GraphQLError, "path" | "nodes">): GraphQLError {
  const id = randomUUID();
  log.error({ errorId: id, err: error }, "a request failed");
  return new GraphQLError(`Something went wrong on our side. The log of the server has the details under ${id}.`, {
    nodes: at.nodes,
    path: at.path,
    extensions: { code: "INTERNAL_SERVER_ERROR", errorId: id },
  });
}

/** Variables that fit no type, an operation that is not there: found before anything was executed. */
const ofTheRequest = ({ message, nodes }: GraphQLError): GraphQLError =>
  new GraphQLError(message, { nodes, extensions: { code: "BAD_USER_INPUT" } });

/** The same answer with everything that is not in the catalogue masked and logged. */
export function maskErrors(result: ExecutionResult, log: Log): ExecutionResult {
  if (!result.errors) return result;
  // A subscription that cannot begin has no data either, but it was executed: its field's path says so.
  const isExecuted = ({ path }: GraphQLError): boolean => result.data !== undefined || path !== undefined;
  const errors = result.errors.map((error) => {
    if (isPublicCode(error.extensions["code"])) return error;
    return isExecuted(error) ? maskError(error.originalError ?? error, log, error) : ofTheRequest(error);
  });
  return { ...result, errors };
}
