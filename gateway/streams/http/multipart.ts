import type { Framing } from "../../../foundation/http/send-stream.js";

const part = (message: object): string =>
  `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(message)}\r\n--graphql`;

/** Apollo's protocol of subscriptions over multipart HTTP: each event is a part, which ends with the boundary of the next. */
export const multipart: Framing = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
  heartbeat: part({}),
  opening: "\r\n--graphql",
  next: (payload) => part({ payload }),
  closing: "--\r\n",
  brokenOff: ({ errors }) => `${part({ payload: null, errors })}--\r\n`,
};
