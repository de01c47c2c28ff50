import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { FormattedExecutionResult } from "graphql";
import { endable } from "../streams/endable.js";
import { eventStream } from "./event-stream.js";
import { sendStream } from "./send-stream.js";

const goingAway: FormattedExecutionResult = { errors: [{ message: "This server is about to stop." }] };

let breakOff: AbortController;
let server: Server;

/** A stream that has one result, and goes on until it is left. */
const endless = () =>
  endable<FormattedExecutionResult>(async function* (signal) {
    yield { data: { said: 1 } };
    if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  });

beforeEach(async () => {
  breakOff = new AbortController();
  server = createServer(({ url }, response) => {
    const pace = { heartbeatMs: 60_000, patienceMs: 60_000 };
    const given = url === "/one" ? { data: { said: 1 } } : endless();
    void sendStream(response, given, { framing: eventStream, breakOff: breakOff.signal, ...pace });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const open = (path = "") => fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/${path}`);

test("a stream is ended when the server is about to stop, and says so", async () => {
  const response = await open();
  breakOff.abort(goingAway);
  expect(await response.text()).toMatch(/"said":1[^]*about to stop[^]*event: complete/);
});

test("so is one that begins only then", async () => {
  breakOff.abort(goingAway);
  const text = await (await open()).text();
  expect(text).toMatch(/about to stop[^]*event: complete/);
});

test("one result that is there is told all the same", async () => {
  breakOff.abort(goingAway);
  const text = await (await open("one")).text();
  expect(text).toMatch(/"said":1[^]*event: complete/);
  expect(text).not.toContain("about to stop");
});
