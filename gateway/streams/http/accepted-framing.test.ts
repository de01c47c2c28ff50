import { expect, test } from "@jest/globals";
import { acceptedFraming } from "./accepted-framing.js";

test.each<[string | undefined, string | null, boolean | null]>([
  [undefined, null, null],
  ["*/*", null, null],
  ["application/json", null, null],
  ["multipart/mixed", null, null],
  ["multipart/mixed;deferSpec=20220824, application/json", null, null],
  ["multipart/mixed;subscriptionSpec=2.0", null, null],
  ["text/event-stream", "text/event-stream; charset=utf-8", false],
  ["application/graphql-response+json, text/event-stream;q=0.5", "text/event-stream; charset=utf-8", true],
  [
    "multipart/mixed;subscriptionSpec=1.0, application/json",
    'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
    true,
  ],
  [
    'multipart/mixed; boundary="graphql"; subscriptionSpec="1.0"',
    'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
    false,
  ],
])("accept: %s", (accept, contentType, json) => {
  const accepted = acceptedFraming(accept);
  expect(accepted?.framing.contentType ?? null).toBe(contentType);
  expect(accepted?.json ?? null).toBe(json);
});
