import type { ServerResponse } from "node:http";
import { GraphQLError, type ExecutionResult, type GraphQLFormattedError } from "graphql";
import type { Answer } from "../front/answer.js";

export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/** What an error says of the HTTP answer around it. */
interface Head {
  status?: number;
  headers?: ReadonlyMap<string, string>;
}

/** An execution's answer, or what was thrown instead of one. */
export type Outcome = Pick<ExecutionResult, "data" | "errors" | "extensions"> | { thrown: unknown };

const asGraphQLError = (error: unknown): GraphQLError => {
  if (error instanceof GraphQLError) return error;
  const originalError = error instanceof Error ? error : new Error(`Unexpected error value: ${String(error)}`);
  return new GraphQLError(originalError.message, { originalError });
};

/** The error as a client sees it; what it says of the answer is added to `head`. */
function format(error: GraphQLError, formatError: FormatError, head: Head): GraphQLFormattedError {
  const { http, ...extensions } = { ...error.extensions, code: error.extensions["code"] ?? "INTERNAL_SERVER_ERROR" };
  if (http) Object.assign(head, http);
  return formatError({ ...error.toJSON(), extensions }, error);
}

/** The status of an answer whose errors name none. */
function defaultStatus(outcome: Outcome): number {
  if ("thrown" in outcome) return 500;
  return outcome.data === undefined ? 400 : 200;
}

/** The answer that Apollo Server and Express would give. */
export function answerOf(
  outcome: Outcome,
  { contentType, formatError }: { contentType: string; formatError: FormatError },
): Answer {
  const head: Head = {};
  const { errors, data, extensions } = "thrown" in outcome ? { errors: [asGraphQLError(outcome.thrown)] } : outcome;
  const formatted = errors?.map((error) => format(error, formatError, head));
  const text = `${JSON.stringify({ errors: formatted, data, extensions })}\n`;
  const bytes = Buffer.byteLength(text);
  const headers = [...(head.headers ?? [])].flat();
  headers.push("cache-control", "no-store", "Content-Type", contentType);
  headers.push("Content-Length", String(bytes), "Vary", "Accept-Encoding");
  return { status: head.status ?? defaultStatus(outcome), headers, text, bytes };
}

/** Writes an answer in one piece. */
export function writeAnswer(response: ServerResponse, { status, headers, text }: Answer): void {
  response.writeHead(status, headers);
  response.end(text);
}
