import { once } from "node:events";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { createLog } from "../../foundation/log/log.js";
import { End } from "../../foundation/streams/ending.js";
import type { Answer } from "../front/answer.js";
import type { Gateway } from "../gateway.js";
import { reloadingGateway, type ReloadingGateway } from "./reloading-gateway.js";

const server = createServer();
const held: ServerResponse[] = [];
const heldAnswers: ((answer: Answer) => void)[] = [];
let events: string[];
let gateway: ReloadingGateway;
let url: string;

/** A gateway that answers what its supergraph is, or at `/slow` when it is told to. */
function create(supergraphSdl: string): Promise<Gateway> {
  if (supergraphSdl === "broken") return Promise.reject(new Error("no supergraph"));
  events.push(`${supergraphSdl} begins`);
  const answer: RequestListener = (request, response) => {
    if (request.url === "/slow") held.push(response);
    else response.end(supergraphSdl);
  };
  return Promise.resolve({
    answer,
    answerSlowly: answer,
    answerCommon: () => new Promise((resolve) => heldAnswers.push(resolve)),
    stop: () => Promise.resolve(void events.push(`${supergraphSdl} stops`)),
    breakOffStreams: () => void events.push(`${supergraphSdl} breaks off`),
    retire: () => Promise.resolve(void events.push(`${supergraphSdl} retires`)),
  });
}

const ask = async (path = "/") => (await fetch(url + path)).text();

beforeEach(async () => {
  events = [];
  gateway = await reloadingGateway("one", { create, log: createLog({ level: "silent", name: "test" }) });
  server.on("request", gateway.answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterEach(async () => {
  server.removeAllListeners("request").close();
  server.closeAllConnections();
  await once(server, "close");
});

test("a request is answered by the supergraph that it came to; the old one is given back when the last is answered", async () => {
  const slow = ask("/slow");
  await once(server, "request");
  await gateway.reload("two");
  expect(await ask()).toBe("two");
  expect(events).toEqual(["one begins", "two begins", "one breaks off"]);
  const closed = once(held[0]!, "close");
  held[0]!.end("late answer of one");
  expect(await slow).toBe("late answer of one");
  await closed;
  expect(events).toEqual(["one begins", "two begins", "one breaks off", "one retires"]);
});

test("the same holds for a request that was read in front", async () => {
  const head = { length: 2, contentType: "application/json", packing: null, isKept: true, headers: {} };
  const answered = gateway.answerCommon({ head, body: Buffer.from("{}"), ipAddress: null, signal: new End() });
  await gateway.reload("two");
  expect(events).toEqual(["one begins", "two begins", "one breaks off"]);
  const late = { status: 200, headers: [], text: "late", bytes: 4 };
  heldAnswers[0]!(late);
  expect(await answered).toBe(late);
  expect(events).toEqual(["one begins", "two begins", "one breaks off", "one retires"]);
});

test("what cannot be used changes nothing, nor does the same again", async () => {
  await gateway.reload("broken");
  await gateway.reload("one");
  expect(await ask()).toBe("one");
  expect(events).toEqual(["one begins"]);
});

test("of several changes the last one stays", async () => {
  await Promise.all([gateway.reload("two"), gateway.reload("broken"), gateway.reload("three")]);
  expect(await ask()).toBe("three");
  await gateway.stop();
  expect(events).toEqual([
    "one begins",
    "two begins",
    "one breaks off",
    "one retires",
    "three begins",
    "two breaks off",
    "two retires",
    "three stops",
  ]);
});
