import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { anonymous, type Actor } from "../../foundation/rbac/actor.js";
import { exchange } from "../../test/kit/raw-exchange.js";
import { startGatewayOfOthers, type GatewayOfOthers } from "../../test/kit/gateway-of-others.js";
import { sseClient, wsClient } from "../../test/kit/log-followers.js";
import { post } from "../../test/kit/post.js";
import { smallGraph } from "../../test/kit/small-graph.js";
import type { FieldAuthorization } from "./field-authorization.js";

const graph = smallGraph({
  shop: {
    schema: `
      type Query { open: Int secret: Int @requiresScopes(scopes: [["s"]]) me: User }
      type User { name: String @authenticated }
      type Mutation { open: Int sell: Int @requiresScopes(scopes: [["sell"]]) }
    `,
    resolvers: {
      Query: { open: () => 1, secret: () => 2, me: () => ({ name: "Ada" }) },
      Mutation: { open: () => 3, sell: () => 4 },
    },
  },
});

let gateway: GatewayOfOthers | null = null;
beforeEach(() => void (graph.asked.length = 0));
afterEach(async () => {
  await gateway?.close();
  gateway = null;
});

const ofGraphql = "application/graphql-response+json";

/** The answer in front, where what may be packed is not answered. */
async function answerInFront(endpoint: string, query: string, token: string | null) {
  const headers = { accept: ofGraphql, ...(token !== null && { authorization: `Bearer ${token}` }) };
  const text = await exchange(Number(new URL(endpoint).port), { headers, body: JSON.stringify({ query }) });
  const [head = "", body = ""] = text.split("\r\n\r\n");
  return { status: Number(head.slice("HTTP/1.1 ".length).slice(0, 3)), body: JSON.parse(body) as unknown };
}

/** The answer, which must be the same by all ways: the operation is known after those who may have it were answered. */
async function answerTo(authorization: Partial<FieldAuthorization>, query: string, token: string | null = null) {
  gateway = await startGatewayOfOthers(graph, authorization);
  const { front, fast, slow } = gateway.endpoints;
  const send = async (endpoint: string, secret: string | null) => {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: ofGraphql,
        ...(secret !== null && { authorization: `Bearer ${secret}` }),
      },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, body: (await response.json()) as unknown };
  };
  expect(await send(fast, "s,sell")).toMatchObject({ status: 200 });
  graph.asked.length = 0;
  const answer = await send(slow, token);
  expect(await send(fast, token)).toEqual(answer);
  const asked = graph.asked.length;
  expect(await answerInFront(front, query, token)).toEqual(answer);
  return { ...answer, asked };
}

const unauthorized = (...path: string[]) => ({
  message: "Unauthorized field or type",
  path,
  extensions: { code: "UNAUTHORIZED_FIELD_OR_TYPE" },
});

describe("63 reject: nothing is executed", () => {
  const query = "{ open secret me { name } }";
  const errors = [unauthorized("secret"), unauthorized("me", "name")];
  test("403 without data, and every path", async () => {
    expect(await answerTo({ mode: "reject" }, query)).toEqual({ status: 403, body: { errors }, asked: 0 });
  });
  test("200 with null for it, where that is set", async () => {
    const body = { errors, data: null };
    expect(await answerTo({ mode: "reject", rejectStatus: 200 }, query)).toEqual({ status: 200, body, asked: 0 });
  });
  test("64 with paths among the extensions", async () => {
    const body = { data: null, extensions: { authorizationErrors: errors } };
    expect(await answerTo({ mode: "reject", errorsIn: "extensions" }, query)).toEqual({ status: 200, body, asked: 0 });
  });
  test("64 with no word of it", async () => {
    const body = { data: null };
    expect(await answerTo({ mode: "reject", errorsIn: "none" }, query)).toEqual({ status: 200, body, asked: 0 });
  });
  test("a mutation is refused, with the same status", async () => {
    expect(await answerTo({ mode: "reject" }, "mutation { open sell }", "s")).toEqual({
      status: 403,
      body: { errors: [{ message: "You may not do this.", path: ["sell"], extensions: { code: "FORBIDDEN" } }] },
      asked: 0,
    });
  });
  test("what may be had is answered", async () => {
    expect(await answerTo({ mode: "reject" }, "{ open }")).toEqual({
      status: 200,
      body: { data: { open: 1 } },
      asked: 2,
    });
  });
});

describe("38 mutations", () => {
  const mutation = "mutation { open sell }";
  test("are refused whole", async () => {
    expect(await answerTo({}, mutation, "s")).toMatchObject({ status: 200, body: { data: null }, asked: 0 });
  });
  test("are executed without the field that may not be had, where that is set", async () => {
    const body = { data: { open: 3, sell: null }, errors: [unauthorized("sell")] };
    expect(await answerTo({ mutations: "filter" }, mutation, "s")).toEqual({ status: 200, body, asked: 2 });
  });
});

describe("25 where everybody has to sign in", () => {
  const closed = { requiresAuthentication: true };
  const refused = { message: expect.stringContaining("send a token"), extensions: { code: "UNAUTHENTICATED" } };
  test.each(["{ open }", "{ __schema { queryType { name } } }", "mutation { open }"])(
    "nobody is answered %s: 401 without data",
    async (query) => {
      expect(await answerTo(closed, query)).toEqual({ status: 401, body: { errors: [refused] }, asked: 0 });
    },
  );
  test("whoever has is, whatever they hold", async () => {
    expect(await answerTo(closed, "{ open secret }", "x")).toEqual({
      status: 200,
      body: { data: { open: 1, secret: null }, errors: [unauthorized("secret")] },
      asked: 2,
    });
  });
  test("also of what is no operation", async () => {
    gateway = await startGatewayOfOthers(graph, closed);
    const headers = { "content-type": "application/json" };
    const response = await fetch(gateway.endpoints.fast, { method: "POST", headers, body: '{"query":"{ nothing }"}' });
    expect([response.status, await response.json()]).toEqual([401, { errors: [refused] }]);
  });
  test("a WebSocket is closed, and a stream of events refused", async () => {
    gateway = await startGatewayOfOthers(graph, closed);
    const { fast } = gateway.endpoints;
    await expect(wsClient(fast, null).iterate({ query: "{ open }" }).next()).rejects.toMatchObject({ code: 4401 });
    await expect(sseClient(fast, "s").iterate({ query: "{ open }" }).next()).resolves.toMatchObject({
      value: { data: { open: 1 } },
    });
    const headers = { "content-type": "application/json", accept: "text/event-stream" };
    const response = await fetch(fast, { method: "POST", headers, body: '{"query":"{ open }"}' });
    expect([response.status, await response.json()]).toEqual([401, { errors: [refused] }]);
  });
  test("nobody is turned away by default", async () => {
    expect(await answerTo({}, "{ open }")).toMatchObject({ status: 200, body: { data: { open: 1 } } });
  });
});

describe("26 where a faulty token is taken for none", () => {
  let isOver = false;
  let tell: (subject: string) => void = () => undefined;
  const known: Actor = { ...anonymous };
  const start = () =>
    startGatewayOfOthers(
      graph,
      { askerOf: (actor) => ({ scopes: actor === known ? new Set(["s"]) : null }) },
      {
        faultyTokens: "anonymous",
        findActor: (secret) => Promise.resolve(secret === "known" && !isOver ? known : null),
        news: {
          hear(_, listener) {
            tell = listener;
            return () => undefined;
          },
          close: () => Promise.resolve(),
        },
      },
    );
  const query = "{ open secret }";
  const asNobody = { data: { open: 1, secret: null }, errors: [unauthorized("secret")] };

  test("whoever comes with it is nobody, by whatever way", async () => {
    gateway = await start();
    const { fast, slow } = gateway.endpoints;
    for (const endpoint of [slow, fast])
      expect(await post(endpoint, "no", { query })).toEqual({ status: 200, ...asNobody });
    for (const client of [wsClient(fast, "no"), sseClient(fast, "no")])
      expect((await client.iterate({ query }).next()).value).toEqual(asNobody);
    expect(await post(fast, "known", { query })).toEqual({ status: 200, data: { open: 1, secret: 2 } });
  });

  test("a connection by one that was sound and is no more ends", async () => {
    isOver = false;
    gateway = await start();
    const client = wsClient(gateway.endpoints.fast, "known", { lazy: false, onNonLazyError: () => undefined });
    const closed = new Promise((resolve) => client.on("closed", resolve));
    expect((await client.iterate({ query }).next()).value).toEqual({ data: { open: 1, secret: 2 } });
    isOver = true;
    tell("*");
    expect(await closed).toMatchObject({ code: 4401 });
  });
});
