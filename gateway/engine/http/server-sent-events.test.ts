import { expect, test } from "@jest/globals";
import { serverSentEvents, type ServerSentEvent } from "./server-sent-events.js";

async function read(...chunks: (string | Uint8Array)[]): Promise<ServerSentEvent[]> {
  const encoder = new TextEncoder();
  async function* body() {
    for (const chunk of chunks) yield Promise.resolve(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
  }
  const events: ServerSentEvent[] = [];
  for await (const event of serverSentEvents(body())) events.push(event);
  return events;
}

const next = { name: "next", data: '{"data":1}' };
const euro = new TextEncoder().encode("data: €\n\n");

test.each<[string, (string | Uint8Array)[], ServerSentEvent[]]>([
  ["one event", ['event: next\ndata: {"data":1}\n\n'], [next]],
  [
    "several in one chunk",
    ['event: next\ndata: {"data":1}\n\nevent: complete\ndata:\n\n'],
    [next, { name: "complete", data: "" }],
  ],
  ["one in several chunks", ["event: ne", 'xt\ndata: {"da', 'ta":1}\n', "\n"], [next]],
  ["carriage returns, cut in two", ['event: next\r\ndata: {"data":1}\r', "\n\r", "\n"], [next]],
  ["a character that is cut in two", [euro.slice(0, 7), euro.slice(7)], [{ name: "message", data: "€" }]],
  ["data of several lines", ["data: a\ndata: b\n\n"], [{ name: "message", data: "a\nb" }]],
  ["comments and other fields", [":\n\nid: 7\nretry: 5\ndata:x\n\n"], [{ name: "message", data: "x" }]],
  ["an event that was cut off", ["event: next\ndata: x\n"], []],
])("%s", async (_, chunks, events) => {
  expect(await read(...chunks)).toEqual(events);
});

test("an event without an end is read no further", async () => {
  const chunk = "x".repeat(1024 * 1024);
  await expect(read(...Array<string>(20).fill(chunk))).rejects.toThrow("does not end");
});
