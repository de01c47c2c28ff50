import { once } from "node:events";
import { connect, type AddressInfo, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Answer } from "./answer.js";
import type { CommonAsked } from "./front-connection.js";
import { FrontServer } from "./front-server.js";

interface Held {
  asked: CommonAsked;
  settle: (answer: Answer | null) => void;
}

let server: FrontServer;
let port: number;
let client: Socket;
/** Requests that wait for an answer. */
let held: Held[];
let hear: () => void;

const answer = (said: string): Answer => ({
  status: 200,
  headers: ["Content-Length", String(Buffer.byteLength(said))],
  text: said,
  bytes: Buffer.byteLength(said),
});
const request = (body: string, more = "") =>
  `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n${more}content-length: ${String(body.length)}\r\n\r\n${body}`;

/** The next request that waits. */
async function next(): Promise<Held> {
  while (held.length === 0) await new Promise<void>((resolve) => (hear = resolve));
  return held.shift()!;
}

const ended = ({ asked: { signal } }: Held) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", resolve);
  });

/** Bodies of answers so far, in their order. */
const bodies = (received: string) => received.split(/HTTP\/1\.1 [^]*?\r\n\r\n/).slice(1);

/** What comes until it ends with this. */
async function until(ending: string): Promise<string> {
  let received = "";
  for (client.setEncoding("utf8"); !received.endsWith(ending);) received += String((await once(client, "data"))[0]);
  return received;
}

beforeEach(async () => {
  held = [];
  hear = () => undefined;
  server = new FrontServer({
    answer: (asked, response) => void text(asked).then((body) => response.end(`node ${asked.url ?? ""} ${body}`)),
    answerCommon: (asked) =>
      new Promise((settle) => {
        held.push({ asked, settle });
        hear();
      }),
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  port = (server.address() as AddressInfo).port;
  client = connect(port, "127.0.0.1");
  await once(client, "connect");
});

afterEach(async () => {
  client.destroy();
  if (!server.listening) return;
  server.close().closeAllConnections();
  await once(server, "close");
});

test("answers on a connection one request after the other, whatever is sent meanwhile", async () => {
  client.write(request("1") + request("2") + request("3").slice(0, -1));
  const first = await next();
  expect(held).toEqual([]);
  client.write("3");
  first.settle(answer("one"));
  (await next()).settle(answer("zwei ä😀"));
  (await next()).settle(answer("three"));
  expect(bodies(await until("three"))).toEqual(["one", "zwei ä😀", "three"]);
});

test("reads on when much was sent while an answer was made, and hands over where a head is cut in two", async () => {
  const numbers = Array.from({ length: 2_000 }, (_, at) => String(at));
  const received = until("1999");
  client.write(numbers.map((number) => request(number)).join(""));
  const answering = (async () => {
    for (;;) {
      const { asked, settle } = await next();
      settle(answer(asked.body.toString()));
    }
  })();
  const answered = bodies(await Promise.race([received, answering]));
  expect(answered.map((body) => body.replace("node /graphql ", ""))).toEqual(numbers);
  expect(answered[0]).toBe("0");
});

test("hands a connection over with the first request that is none of its own, and what came with it", async () => {
  client.write(`${request("1")}GET /page HTTP/1.1\r\nhost: a\r\n\r\n${request("2")}`);
  (await next()).settle(answer("one"));
  expect(bodies(await until("node /graphql 2"))).toEqual(["one", "node /page ", "node /graphql 2"]);
});

test("hands over what turns out to be for others, and what was sent since", async () => {
  client.write(request("1"));
  const { settle } = await next();
  client.write(request("2"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  settle(null);
  expect(bodies(await until("node /graphql 2"))).toEqual(["node /graphql 1", "node /graphql 2"]);
});

test("hands over a head that comes in pieces", async () => {
  client.write("POST /graph");
  await once(server, "connection");
  client.write(request("1").slice("POST /graph".length));
  expect(bodies(await until("node /graphql 1"))).toEqual(["node /graphql 1"]);
});

test("says when nobody waits any more", async () => {
  client.write(request("1"));
  const waiting = await next();
  client.destroy();
  await ended(waiting);
  waiting.settle(answer("late"));
});

test("whoever has said all is not answered, as by Node", async () => {
  client.write(request("1"));
  const waiting = await next();
  client.end();
  await ended(waiting);
  expect(await text(client)).toBe("");
});

test("ends a connection with the answer where the client says so", async () => {
  client.write(request("1", "connection: close\r\n") + request("2"));
  (await next()).settle(answer("one"));
  expect(await text(client)).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\nConnection: close\r\n\r\none$/);
});

test("closing ends who waits for nothing at once, and others with their answer", async () => {
  const idle = connect(port, "127.0.0.1");
  await once(idle, "connect");
  client.write(request("1"));
  const { settle } = await next();
  const closed = once(server, "close");
  server.close();
  expect(await text(idle)).toBe("");
  settle(answer("one"));
  expect(await text(client)).toMatch(/\r\nConnection: close\r\n\r\none$/);
  await closed;
});

test("closing all connections ends those under way too", async () => {
  client.write(request("1"));
  const waiting = await next();
  const closed = once(server, "close");
  server.close().closeAllConnections();
  await Promise.all([ended(waiting), closed]);
});

test("others hear of connections that were handed over, and of no others", async () => {
  let heard = 0;
  server.on("connection", () => (heard += 1));
  client.write(request("1"));
  (await next()).settle(answer("one"));
  await until("one");
  expect(heard).toBe(0);
  client.write("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
  await until("node / ");
  expect(heard).toBe(1);
});

const late = /^HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n\r\n$/;

test("a client that never says anything, or stops in the midst of it, is told that it is late", async () => {
  server.headersTimeout = server.requestTimeout = 1;
  const other = connect(port, "127.0.0.1");
  other.write(request("1").slice(0, -1));
  expect(await text(client)).toMatch(late);
  expect(await text(other)).toMatch(late);
});

test("a client that does not read is cut off", async () => {
  server.timeout = 50;
  const slow = connect(port, "127.0.0.1").on("error", () => undefined);
  slow.write(request("1"));
  (await next()).settle(answer("x".repeat(20_000_000)));
  const open = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  // What has gone for too long without a request is ended too: but not before its answer is taken.
  while ((await open()) > 1) await new Promise((resolve) => setTimeout(resolve, 20));
  slow.destroy();
});

test("a head longer than Node's server takes is Node's to refuse", async () => {
  client.write(request("1", `x-long: ${"x".repeat(20_000)}\r\n`));
  expect(await text(client)).toMatch(/^HTTP\/1\.1 431 /);
});

test("a connection that nobody uses ends, and none while its answer is made", async () => {
  server.keepAliveTimeout = 1;
  client.write(request("1"));
  const { settle } = await next();
  const other = connect(port, "127.0.0.1");
  other.write(request("2"));
  (await next()).settle(answer("two"));
  expect(await text(other)).toMatch(/two$/);
  settle(answer("one"));
  expect(await text(client)).toMatch(/one$/);
});

test("until something answers, it says that it will", async () => {
  await new Promise((resolve) => server.close(resolve));
  server = new FrontServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { status, headers } = await fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/graphql`);
  expect([status, headers.get("retry-after")]).toEqual([503, "1"]);
});
