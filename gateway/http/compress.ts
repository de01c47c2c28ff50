import compression from "compression";
import type { Request, RequestHandler, Response } from "express";
import type { IncomingMessage, ServerResponse } from "node:http";
import { packedFromBytes } from "../front/packing.js";

/** Answers that are written in one piece. What streams is never held back to be compressed. */
const whole = /^(application\/(graphql-response\+)?json|text\/html)\b/;

/** Compresses an answer of a kilobyte or more for whoever accepts it. */
export const compress: RequestHandler = compression({
  threshold: packedFromBytes,
  filter: (_, response) => whole.test(String(response.getHeader("content-type"))),
});

/** The same, for an answer that is written past Express. */
export const compressAnswer = (request: IncomingMessage, response: ServerResponse): void => {
  void compress(request as Request, response as Response, () => undefined);
};
