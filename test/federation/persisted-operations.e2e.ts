import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readTrustedOperations } from "../../gateway/persisted/trusted-operations.js";
import { startGateway } from "../../testing/start-gateway.js";
import { startGraphUnderTest, type GraphOptions, type GraphUnderTest } from "../kit/graph-under-test.js";
import { sseClient, wsClient } from "../kit/log-followers.js";
import { createTestClock } from "../kit/test-clock.js";

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const known = "{ viewer { __typename } }";
const manifest = {
  format: "apollo-persisted-query-manifest",
  version: 1,
  operations: [{ id: "who-am-i", name: "WhoAmI", type: "query", body: known }],
};

let graph: GraphUnderTest;
const stops: (() => Promise<void>)[] = [];
beforeAll(async () => {
  graph = await startGraphUnderTest();
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await graph.close();
});

async function gatewayWith(options: GraphOptions): Promise<string> {
  const { endpoint, stop } = await startGateway(graph, createTestClock(), options);
  stops.push(stop);
  return endpoint;
}
async function send(endpoint: string, body: object) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(endpoint, { method: "POST", headers, body: JSON.stringify(body) });
  return [response.status, await response.json()];
}
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({ persistedQuery: { version, sha256Hash } });
const refused = (code: string, message = /./) => ({
  errors: [{ message: expect.stringMatching(message), extensions: { code } }],
});
const answered = [200, { data: { viewer: null } }];

describe("a client has an operation kept, and sends its hash from then on", () => {
  const text = "{ viewer { __typename } organizations { __typename } }";
  const both = [200, { data: { viewer: null, organizations: null } }];

  test("an unknown hash is told to be, until the text comes with it", async () => {
    const extensions = persisted(hashOf(text));
    expect(await send(graph.endpoint, { extensions })).toEqual([
      200,
      { errors: [{ message: "PersistedQueryNotFound", extensions: { code: "PERSISTED_QUERY_NOT_FOUND" } }] },
    ]);
    expect(await send(graph.endpoint, { query: text, extensions })).toMatchObject(both);
    expect(await send(graph.endpoint, { extensions })).toMatchObject(both);
    const search = `?extensions=${encodeURIComponent(JSON.stringify(extensions))}`;
    const byGet = await fetch(graph.endpoint + search, { headers: { "apollo-require-preflight": "1" } });
    expect([byGet.status, await byGet.json()]).toMatchObject(both);
  });

  test.each<[string, object, RegExp]>([
    ["the hash of another text", persisted(hashOf("{ a }")), /another SHA-256/],
    ["another version", persisted(hashOf(known), 2), /version .* must be 1/],
    ["no hash", persisted(undefined), /needs a sha256Hash/],
    ["a hash that is no text", persisted(7), /needs a sha256Hash/],
  ])("%s is refused", async (_, extensions, message) => {
    expect(await send(graph.endpoint, { query: known, extensions })).toMatchObject([
      400,
      refused("BAD_REQUEST", message),
    ]);
  });

  test("a text that is not valid is not kept", async () => {
    const extensions = persisted(hashOf("{ nobody }"));
    expect(await send(graph.endpoint, { query: "{ nobody }", extensions })).toMatchObject([
      200,
      refused("GRAPHQL_VALIDATION_FAILED"),
    ]);
    expect(await send(graph.endpoint, { extensions })).toMatchObject([200, refused("PERSISTED_QUERY_NOT_FOUND")]);
  });

  test("where nothing is kept, a hash is of no use", async () => {
    const endpoint = await gatewayWith({ persisted: { accepted: "unpersisted", trusted: null } });
    expect(await send(endpoint, { query: known })).toMatchObject(answered);
    expect(await send(endpoint, { extensions: persisted(hashOf(known)) })).toMatchObject([
      200,
      refused("PERSISTED_QUERY_NOT_SUPPORTED"),
    ]);
  });
});

describe.each<[string, object, string]>([
  ["a manifest in Apollo's format", manifest, "who-am-i"],
  ["texts by their hash", { [hashOf(known)]: known }, hashOf(known)],
])("a list of trusted operations: %s", (_, list, id) => {
  const trusted = readTrustedOperations(JSON.stringify(list));

  test("its operations are found by their id, beside all others", async () => {
    const endpoint = await gatewayWith({ persisted: { accepted: "any", trusted } });
    expect(await send(endpoint, { extensions: persisted(id) })).toMatchObject(answered);
    expect(await send(endpoint, { query: "{ __typename }" })).toMatchObject([200, { data: { __typename: "Query" } }]);
  });

  test("where it is enforced, nothing else is executed, and nothing else is kept", async () => {
    const endpoint = await gatewayWith({ persisted: { accepted: "trusted", trusted } });
    expect(await send(endpoint, { extensions: persisted(id) })).toMatchObject(answered);
    expect(await send(endpoint, { query: known })).toMatchObject(answered);
    const other = "{ __typename }";
    const extensions = persisted(hashOf(other));
    expect(await send(endpoint, { query: other })).toMatchObject([403, refused("OPERATION_NOT_TRUSTED", /list/)]);
    expect(await send(endpoint, { query: other, extensions })).toMatchObject([403, refused("OPERATION_NOT_TRUSTED")]);
    expect(await send(endpoint, { extensions })).toMatchObject([200, refused("PERSISTED_QUERY_NOT_FOUND")]);
    const byGet = await fetch(`${endpoint}?query=${encodeURIComponent(other)}`, {
      headers: { "apollo-require-preflight": "1" },
    });
    expect([byGet.status, await byGet.json()]).toMatchObject([403, refused("OPERATION_NOT_TRUSTED")]);
  });
});

test("over a WebSocket, too, nothing but a list that is enforced is executed", async () => {
  const trusted = readTrustedOperations(JSON.stringify(manifest));
  const endpoint = await gatewayWith({ persisted: { accepted: "trusted", trusted } });
  const client = wsClient(endpoint, null);
  const ask = async (query: string) => (await client.iterate({ query }).next()).value as unknown;
  expect(await ask(known)).toEqual({ data: { viewer: null } });
  const untrusted = [{ extensions: { code: "OPERATION_NOT_TRUSTED" } }];
  await expect(ask("{ __typename }")).rejects.toMatchObject(untrusted);
  await expect(ask('subscription { provisionerJob(id: "x") { id } }')).rejects.toMatchObject(untrusted);
  await client.dispose();
});

test.each<[string, string, RegExp]>([
  ["no JSON", "{", /cannot be read/],
  ["a list", "[]", /cannot be read/],
  ["a manifest of another version", JSON.stringify({ ...manifest, version: 2 }), /cannot be read/],
  ["a text under the hash of another", JSON.stringify({ [hashOf("{ a }")]: known }), /another SHA-256/],
])("a file that has %s stops the start", (_, json, sentence) => {
  expect(() => readTrustedOperations(json)).toThrow(
    expect.objectContaining({ sentence: expect.stringMatching(sentence) }),
  );
});

test("introspection and the explorer can be off", async () => {
  const endpoint = await gatewayWith({ shows: { introspection: false, explorer: false } });
  for (const query of ["{ __schema { __typename } }", '{ __type(name: "User") { __typename } }'])
    expect(await send(endpoint, { query })).toMatchObject([200, refused("GRAPHQL_VALIDATION_FAILED", /introspection/)]);
  const [status, body] = await send(endpoint, { query: "{ wiewer { id } }" });
  expect([status, body]).toMatchObject([200, refused("GRAPHQL_VALIDATION_FAILED")]);
  expect(JSON.stringify(body)).not.toContain("viewer");
  expect((await fetch(new URL("/", endpoint))).status).toBe(404);
  expect((await fetch(new URL("/", graph.endpoint))).status).toBe(200);
  expect(await send(graph.endpoint, { query: '{ __type(name: "User") { name } }' })).toMatchObject([200, { data: {} }]);
});

test.each([
  ["a WebSocket", wsClient],
  ["server-sent events", sseClient],
])("where introspection is off, no error over %s says what else there is", async (_, connect) => {
  const client = connect(await gatewayWith({ shows: { introspection: false, explorer: false } }), null);
  for (const query of ["{ wiewer { id } }", 'subscription { provisionerJop(id: "x") { id } }']) {
    const told = await client
      .iterate({ query })
      .next()
      .then(
        ({ value }) => value as unknown,
        (refusal: unknown) => refusal,
      );
    expect(JSON.stringify(told)).toContain("GRAPHQL_VALIDATION_FAILED");
    expect(JSON.stringify(told)).not.toMatch(/viewer|provisionerJob/);
  }
  await client.dispose();
});
