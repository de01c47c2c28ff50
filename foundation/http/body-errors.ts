import type { ErrorRequestHandler } from "express";

/** What is known of a body that could not be read. */
interface BodyError {
  type?: string;
  status?: number;
  length?: number;
  limit?: number;
}

interface Answer {
  message: string;
  extensions: Record<string, unknown>;
}

/** A body is not parsed, for what it has in one another. */
export class BodyNestsDeeply extends Error {
  readonly type = "entity.nests.deeply";
  readonly status = 400;
}

const badRequest = (message: string): Answer => ({ message, extensions: { code: "BAD_REQUEST" } });

function tooLarge({ length = 0, limit = 0 }: BodyError): Answer {
  const message = `The request's body is larger than the ${String(limit)} bytes that are accepted: send less at once.`;
  return { message, extensions: { code: "LIMIT_EXCEEDED", limit: "bodyBytes", value: length, most: limit } };
}

const answers: Readonly<Record<string, (error: BodyError) => Answer>> = {
  "entity.too.large": tooLarge,
  "entity.parse.failed": () =>
    badRequest("The request's body is no object of JSON, or breaks off: check its brackets, quotes and commas."),
  "entity.nests.deeply": () =>
    badRequest("The request's body has brackets in one another by the thousand: send it flat."),
  "encoding.unsupported": () => badRequest("The request's encoding is not supported: send gzip, deflate or none."),
  "charset.unsupported": () => badRequest("The request's character set is not supported: send UTF-8."),
  "request.size.invalid": () => badRequest("The request's body is not as long as its content-length says."),
};

/** Answers a body that cannot be read as GraphQL over HTTP answers: an `errors` list, with the status of the fault. */
// eslint-disable-next-line max-params -- four parameters are how Express tells an error handler
export const answerBodyErrors: ErrorRequestHandler = (error: BodyError, _, response, next) => {
  const answer = answers[error.type ?? ""]?.(error);
  if (!answer) {
    next(error);
    return;
  }
  response.status(error.status ?? 400).json({ errors: [answer] });
};
