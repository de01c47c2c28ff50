import type { IncomingMessage, RequestListener } from "node:http";
import { text } from "node:stream/consumers";

/** Answers each request with the JSON that `answer` makes of its body. One that breaks off, or fails, is hung up on, and fails no other test. */
export const answering =
  <Asked>(answer: (asked: Asked, request: IncomingMessage) => Promise<unknown>): RequestListener =>
  (request, response) => {
    const answered = text(request)
      .then((body) => answer(JSON.parse(body) as Asked, request))
      .then((made) => response.setHeader("content-type", "application/json").end(JSON.stringify(made)));
    answered.catch(() => response.destroy());
  };
