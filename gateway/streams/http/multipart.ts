import type { Framing } from "../../../foundation/http/send-stream.js";
import { jsonOf, writtenOnce } from "../../../foundation/http/written-once.js";

const part = (json: string): string => `\r\ncontent-type: application/json\r\n\r\n${json}\r\n--graphql`;

/** Apollo's protocol of subscriptions over multipart HTTP: each event is a part, which ends with the boundary of the next. */
export const multipart: Framing = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
  heartbeat: part("{}"),
  opening: "\r\n--graphql",
  next: writtenOnce((result) => part(`{"payload":${jsonOf(result)}}`)),
  closing: "--\r\n",
  brokenOff: ({ errors }) => `${part(JSON.stringify({ payload: null, errors }))}--\r\n`,
};
