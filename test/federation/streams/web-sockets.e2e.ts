import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import WebSocket from "ws";
import type { StreamSettings } from "../../../gateway/streams/stream-settings.js";
import { startGateway } from "../../../testing/start-gateway.js";
import { startGraphUnderTest, type GraphUnderTest } from "../../kit/graph-under-test.js";
import { logQuery, logVariables, socketAddress, takeLines, upTo, wsClient } from "../../kit/log-followers.js";
import { signIn } from "../../kit/sign-in.js";
import { startSpokenJob } from "../../kit/spoken-job.js";
import { giveRoles, readersRoles } from "../../kit/world.js";

const settings = { connectionsEach: 3, operationsAConnection: 2 };
let graph: GraphUnderTest;
let token: string;
beforeAll(async () => {
  graph = await startGraphUnderTest({ streams: settings });
  await giveRoles(graph.database, graph.world.alphaMember, readersRoles);
  token = await signIn(graph.database, graph.world.alphaMember);
});
afterAll(() => graph.close());

const alphaJob = () => startSpokenJob(graph.database, { organizationId: graph.world.alpha });
const open = (more: WebSocket.ClientOptions = {}, endpoint = graph.endpoint) =>
  new WebSocket(socketAddress(endpoint), "graphql-transport-ws", more);

/** A gateway of whose patience the test makes use, beside the one that has all the time that there is. */
async function withGateway(streams: Partial<StreamSettings>, body: (endpoint: string) => Promise<void>): Promise<void> {
  const gateway = await startGateway(graph, graph.clock, { streams });
  await body(gateway.endpoint);
  await gateway.stop();
}

const closed = async (socket: WebSocket) => {
  const [code, reason] = (await once(socket, "close")) as [number, Buffer];
  return `${String(code)} ${String(reason)}`;
};
const init = (authorization?: string) => JSON.stringify({ type: "connection_init", payload: { authorization } });

/** The messages that come until one of this kind. */
const messagesUntil = (socket: WebSocket, kind: string): Promise<{ type: string; payload?: unknown }[]> =>
  new Promise((resolve) => {
    const all: { type: string; payload?: unknown }[] = [];
    const hear = (data: Buffer): void => {
      all.push(JSON.parse(String(data)));
      if (all.at(-1)?.type !== kind) return;
      socket.off("message", hear);
      resolve(all);
    };
    socket.on("message", hear);
  });

describe("graphql-ws", () => {
  test("follows a log to its end", async () => {
    const job = await alphaJob();
    await job.say(2);
    const client = wsClient(graph.endpoint, token);
    const results = client.iterate({ query: logQuery, variables: logVariables(job) });
    expect(await takeLines(results, 2)).toEqual([1, 2]);
    await job.say(3);
    await job.end();
    expect(await takeLines(results)).toEqual([3, 4, 5]);
    await client.dispose();
  });

  test("answers queries and mutations too, with errors of their own", async () => {
    const client = wsClient(graph.endpoint, token);
    const ask = async (query: string) => (await client.iterate({ query }).next()).value as unknown;
    expect(await ask("{ viewer { username } }")).toEqual({ data: { viewer: { username: "alpha-member" } } });
    expect(await ask('mutation { deleteTemplate(input: { id: "x" }) { deletedId } }')).toMatchObject({
      errors: [{ extensions: { code: expect.any(String) } }],
    });
    await expect(ask("{ nothing }")).rejects.toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
    await expect(ask("{")).rejects.toMatchObject([{ extensions: { code: "GRAPHQL_PARSE_FAILED" } }]);
    await client.dispose();
  });

  test("a browser's cookie counts on pages of ours alone", async () => {
    const { host } = new URL(graph.endpoint);
    const cookie = `orgplane_session=${token}`;
    const viewerOf = async (headers: Record<string, string>) => {
      const socket = open({ headers });
      await once(socket, "open");
      socket.send(JSON.stringify({ type: "connection_init" }));
      await messagesUntil(socket, "connection_ack");
      socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: "{ viewer { username } }" } }));
      const [{ payload } = { payload: null }] = await messagesUntil(socket, "next");
      socket.close();
      return payload;
    };
    const seen = { data: { viewer: { username: "alpha-member" } } };
    const hidden = expect.objectContaining({ data: { viewer: null } });
    expect(await viewerOf({ cookie, origin: `http://${host}` })).toEqual(seen);
    expect(await viewerOf({ cookie, origin: "http://evil.example" })).toEqual(hidden);
    expect(await viewerOf({ cookie })).toEqual(hidden);
    expect(await viewerOf({ authorization: `Bearer ${token}` })).toEqual(seen);
  });
});

describe("a connection is closed", () => {
  test("that never sends connection_init", () =>
    withGateway({ initMs: 100 }, async (endpoint) => {
      expect(await closed(open({}, endpoint))).toBe("4408 Connection initialisation timeout");
    }));

  test.each([
    ["a token that is nobody's", "Bearer orgp_unknown"],
    ["no bearer token at all", "Basic abc"],
  ])("that comes with %s", async (_, authorization) => {
    const socket = open();
    await once(socket, "open");
    socket.send(init(authorization));
    expect(await closed(socket)).toBe("4401 Unauthorized");
  });

  test.each([
    ["what is no message", "nonsense", /^4400/],
    [
      "a subscription before its connection_init",
      '{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}',
      /^4401/,
    ],
    ["brackets in one another by the thousand", "[".repeat(100_000), /^4400/],
    ["more than a mebibyte", `"${"x".repeat(1024 * 1024 + 1)}"`, /^1009/],
  ])("that says %s", async (_, message, code) => {
    const socket = open();
    await once(socket, "open");
    socket.send(message);
    expect(await closed(socket)).toMatch(code);
  });

  test("that speaks another protocol", async () => {
    const socket = new WebSocket(socketAddress(graph.endpoint), "graphql-ws");
    await expect(once(socket, "open")).rejects.toThrow();
  });

  test("that is one too many of a user", async () => {
    const others: WebSocket[] = [];
    for (const _ of upTo(settings.connectionsEach)) {
      const socket = open();
      others.push(socket);
      await once(socket, "open");
      socket.send(init(`Bearer ${token}`));
      await messagesUntil(socket, "connection_ack");
    }
    const socket = open();
    await once(socket, "open");
    socket.send(init(`Bearer ${token}`));
    expect(await closed(socket)).toBe("4430 Too many connections");
    for (const other of others) other.close();
    await Promise.all(others.map(closed));
    const again = wsClient(graph.endpoint, token);
    expect((await again.iterate({ query: "{ viewer { username } }" }).next()).done).toBe(false);
    await again.dispose();
  });
});

test("too many operations on one connection are refused, and the others go on", async () => {
  const job = await alphaJob();
  await job.say();
  const client = wsClient(graph.endpoint, token);
  const follow = () => client.iterate({ query: logQuery, variables: logVariables(job) });
  const [first, second] = [follow(), follow()];
  expect(await Promise.all([takeLines(first, 1), takeLines(second, 1)])).toEqual([[1], [1]]);
  await expect(follow().next()).rejects.toMatchObject([{ extensions: { code: "LIMIT_EXCEEDED" } }]);
  await job.say();
  await job.end();
  expect(await Promise.all([takeLines(first), takeLines(second)])).toEqual([[2], [2]]);
  await client.dispose();
});

test("a client that answers no heartbeat is cut off", () =>
  withGateway({ heartbeatMs: 100 }, async (endpoint) => {
    const socket = open({ autoPong: false }, endpoint);
    const pinged = once(socket, "ping");
    const code = closed(socket);
    await pinged;
    expect(await code).toMatch(/^1006/);
  }));

test("heartbeats keep a quiet connection", () =>
  withGateway({ heartbeatMs: 2_000 }, async (endpoint) => {
    const job = await alphaJob();
    const socket = open({}, endpoint);
    await once(socket, "open");
    socket.send(init(`Bearer ${token}`));
    await messagesUntil(socket, "connection_ack");
    socket.send(
      JSON.stringify({ id: "1", type: "subscribe", payload: { query: logQuery, variables: { id: job.id } } }),
    );
    for (const _ of upTo(2)) await once(socket, "ping");
    const line = messagesUntil(socket, "next");
    await job.say();
    expect(await line).toMatchObject([{ type: "next", payload: { data: { provisionerJobLogs: { sequence: 1 } } } }]);
    socket.close();
  }));

test("another path is no place for a WebSocket", async () => {
  const socket = new WebSocket(socketAddress(graph.endpoint).replace("/graphql", "/elsewhere"), "graphql-transport-ws");
  await expect(once(socket, "open")).rejects.toThrow("404");
});
