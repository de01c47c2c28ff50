import type { FormattedExecutionResult } from "graphql";
import type { Framing } from "./send-stream.js";

export const eventStreamType = "text/event-stream";

const next = (result: FormattedExecutionResult): string => `event: next\ndata: ${JSON.stringify(result)}\n\n`;
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
