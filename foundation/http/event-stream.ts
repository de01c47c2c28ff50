import type { Framing } from "./send-stream.js";
import { jsonOf, writtenOnce } from "./written-once.js";

export const eventStreamType = "text/event-stream";

const next = writtenOnce((result) => `event: next\ndata: ${jsonOf(result)}\n\n`);
const complete = "event: complete\ndata:\n\n";

/** GraphQL over server-sent events, in the mode of distinct connections: one operation a response. */
export const eventStream: Framing = {
  contentType: `${eventStreamType}; charset=utf-8`,
  heartbeat: ":\n\n",
  opening: ":\n\n",
  next,
  closing: complete,
  brokenOff: (result) => next(result) + complete,
};
