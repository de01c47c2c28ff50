import type { ErrorRequestHandler } from "express";

const sentences: Record<string, string> = {
  "entity.too.large": "The request is larger than what is accepted.",
  "entity.parse.failed": "The request's body is no valid JSON.",
  "encoding.unsupported": "The request's encoding is not supported.",
  "charset.unsupported": "The request's character set is not supported: send UTF-8.",
};

/** Answers a body that cannot be read as GraphQL over HTTP answers: an `errors` list, with the status of the fault. */
// eslint-disable-next-line max-params -- four parameters are how Express tells an error handler
export const answerBodyErrors: ErrorRequestHandler = (error: { type?: string; status?: number }, _, response, next) => {
  const message = sentences[error.type ?? ""];
  if (!message) {
    next(error);
    return;
  }
  response.status(error.status ?? 400).json({ errors: [{ message, extensions: { code: "BAD_REQUEST" } }] });
};
