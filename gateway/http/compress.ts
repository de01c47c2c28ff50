import compression from "compression";
import type { RequestHandler } from "express";

/** Answers that are written in one piece. What streams is never held back to be compressed. */
const whole = /^(application\/(graphql-response\+)?json|text\/html)\b/;

/** Compresses an answer of a kilobyte or more for whoever accepts it. */
export const compress: RequestHandler = compression({
  threshold: 1024,
  filter: (_, response) => whole.test(String(response.getHeader("content-type"))),
});
