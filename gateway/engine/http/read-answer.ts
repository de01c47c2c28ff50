import type { SubgraphAnswer } from "../subgraph-client.js";

function isError(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { message, path } = value as { message?: unknown; path?: unknown };
  return typeof message === "string" && (path == null || Array.isArray(path));
}

/** What a subgraph answered, from its text; what is no answer of GraphQL is thrown. */
export function readAnswer(text: string, status: number): SubgraphAnswer {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (error) {
    throw new Error(`HTTP ${String(status)} with a body that is no JSON`, { cause: error });
  }
  const isAnswer = typeof answer === "object" && answer !== null && ("data" in answer || "errors" in answer);
  if (!isAnswer) throw new Error(`HTTP ${String(status)} with a body that is no answer of GraphQL`);
  const { data, errors } = answer as SubgraphAnswer;
  const isWellFormed =
    (errors == null || (Array.isArray(errors) && errors.every(isError))) &&
    (data == null || (typeof data === "object" && !Array.isArray(data)));
  if (!isWellFormed) throw new Error(`HTTP ${String(status)} with a body that is no answer of GraphQL`);
  return { data, errors: errors ?? undefined };
}
