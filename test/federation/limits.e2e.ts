import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { withDatabaseClient } from "../../foundation/database/database-connection.js";
import { newSecret } from "../../foundation/secrets/secret.js";
import type { LimitSettings } from "../../gateway/limits/limit-settings.js";
import { startGateway, type Fetch } from "../../testing/start-gateway.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { post } from "../kit/post.js";
import { signIn } from "../kit/sign-in.js";

const narrow: Partial<LimitSettings> = {
  tokens: 60,
  depth: 4,
  fragments: 2,
  fields: 12,
  operations: 2,
  aliases: 3,
  merges: 2,
  rootFields: 4,
  directives: 2,
  cost: 70,
};

let graph: GraphUnderTest;
let token: string;
const stops: (() => Promise<void>)[] = [];
const fetches: Fetch[] = [];
/** Another gateway over the same database. */
async function endpointWith(limits: Partial<LimitSettings>): Promise<string> {
  const onFetch = (fetch: Fetch) => void fetches.push(fetch);
  const { endpoint, stop } = await startGateway(graph, graph.clock, { limits, onFetch });
  stops.push(stop);
  return endpoint;
}

let endpoint: string;
beforeAll(async () => {
  graph = await startGraphUnderTest();
  token = await signIn(graph.database, graph.world.owner);
  endpoint = await endpointWith(narrow);
});
beforeEach(() => void fetches.splice(0));
afterAll(async () => {
  for (const stop of stops) await stop();
  await graph.close();
});

test.each<[string, string, string, number]>([
  ["tokens", `{ organizations { nodes { id } } }`, `{ ${"viewer { id } ".repeat(15)} }`, 61],
  [
    "depth",
    `{ organizations(first: 1) { nodes { groups(first: 1) { totalCount } } } }`,
    `{ organizations(first: 1) { nodes { groups(first: 1) { nodes { id } } } } }`,
    5,
  ],
  [
    "fragments",
    `{ viewer { ...A ...B } } fragment A on User { id } fragment B on User { name }`,
    `{ viewer { ...A ...B ...C } } fragment A on User { id } fragment B on User { name } fragment C on User { email }`,
    3,
  ],
  [
    "fields",
    `{ viewer { ...A } a: viewer { ...A } } fragment A on User { id name email }`,
    `{ viewer { ...A } a: viewer { ...A } b: viewer { ...A } } fragment A on User { id name email username }`,
    15,
  ],
  ["operations", `query A { __typename }`, `query A { __typename } query B { __typename } query C { __typename }`, 3],
  ["merges", `{ viewer { id } viewer { id } }`, `{ viewer { id id } viewer { id } }`, 4],
  ["aliases", `{ a: viewer { b: id c: name } }`, `{ a: viewer { b: id c: name d: email } }`, 4],
  [
    "rootFields",
    `{ viewer { id } organizations { totalCount } users { totalCount } siteRoles { name } }`,
    `{ viewer { id } organizations { totalCount } users { totalCount } siteRoles { name } workspaceProxies { id } }`,
    5,
  ],
  [
    "directives",
    `{ viewer { id @skip(if: false) name @skip(if: false) } }`,
    `{ viewer { id @skip(if: false) name @skip(if: false) email @skip(if: false) } }`,
    3,
  ],
  [
    "cost",
    `{ organizations(first: 5) { nodes { groups(first: 5) { totalCount } } } }`,
    `{ organizations(first: 70) { nodes { id } } }`,
    71,
  ],
])(
  "%s: as much as is accepted is answered, and more is refused, with what to do",
  async (limit, within, beyond, value) => {
    expect(await post(endpoint, token, { query: within })).toMatchObject({ status: 200, data: expect.anything() });
    fetches.splice(0);
    const { status, data, errors } = await post(endpoint, token, { query: beyond });
    expect({ status, data, errors, fetches }).toEqual({
      status: 400,
      data: undefined,
      errors: [
        {
          message: expect.stringMatching(/: (ask|send|select|put) /),
          extensions: { code: "LIMIT_EXCEEDED", limit, value, most: narrow[limit as keyof LimitSettings] },
        },
      ],
      fetches: [],
    });
  },
);

test("cost: variables count, whatever was asked before with the same text", async () => {
  const query = "query ($n: Int!) { organizations(first: $n) { nodes { id } } }";
  expect(await post(endpoint, token, { query, variables: { n: 10 } })).toMatchObject({ status: 200 });
  expect(await post(endpoint, token, { query, variables: { n: 90 } })).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: "LIMIT_EXCEEDED", limit: "cost", value: 91, most: 70 } }],
  });
});

test("a query by GET is held to the same", async () => {
  const query = `{ a: viewer { b: id c: name d: email } }`;
  const response = await fetch(`${endpoint}?query=${encodeURIComponent(query)}`, {
    headers: { "apollo-require-preflight": "1", accept: "application/graphql-response+json" },
  });
  expect(response.headers.get("content-type")).toMatch("application/graphql-response+json");
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { errors: [{ extensions: { limit: "aliases" } }] },
  ]);
});

test("time: what takes longer is given up, and says so", async () => {
  const slow = await endpointWith({ operationMs: 100 });
  // A table that another transaction holds: whoever reads it waits.
  const query = "{ templates(first: 1) { nodes { name } } }";
  const { status, data, errors } = await withDatabaseClient(graph.connection, async (client) => {
    await client.query("begin; lock table workspaces.templates in access exclusive mode");
    return post(slow, token, { query });
  });
  expect({ status, data, errors }).toEqual({
    status: 504,
    data: undefined,
    errors: [
      {
        message: expect.stringContaining("longer than 0.1 s"),
        extensions: { code: "DEADLINE_EXCEEDED", limit: "operationMs", most: 100 },
      },
    ],
  });
});

test("requests: each asker has so many a minute, and is told when the next may come", async () => {
  const busy = await endpointWith({ requestsPerMinute: 3 });
  const member = await signIn(graph.database, graph.world.alphaMember);
  const send = (secret: string | null) =>
    fetch(busy, {
      method: "POST",
      headers: { "content-type": "application/json", ...(secret && { authorization: `Bearer ${secret}` }) },
      body: JSON.stringify({ query: "{ viewer { id } }" }),
    });
  for (let n = 0; n < 3; n++) expect((await send(token)).status).toBe(200);
  const refused = await send(token);
  expect([refused.status, refused.headers.get("retry-after"), await refused.json()]).toEqual([
    429,
    "20",
    {
      errors: [
        {
          message: "You have sent more than 3 requests a minute: wait 20 s.",
          extensions: { code: "TOO_MANY_REQUESTS", limit: "requestsPerMinute", most: 3, retryAfterSeconds: 20 },
        },
      ],
    },
  ]);
  expect((await send(member)).status).toBe(200);
  // Whoever tries tokens is counted where they come from.
  const tried = [];
  for (let n = 0; n < 4; n++) tried.push((await send(newSecret("orgp"))).status);
  expect(tried).toEqual([401, 401, 401, 429]);
});

test.each<[string, () => Promise<string | null>, number]>([
  ["nobody", () => Promise.resolve(null), 1],
  ["a user", () => Promise.resolve(token), 4],
  ["a daemon", () => signIn(graph.database, graph.world.alphaKey), 24],
])("body: %s may send so much and no more", async (_, secret, mebibytes) => {
  const most = mebibytes * 1024 * 1024;
  const authorization = await secret();
  const send = async (bytes: number) => {
    const around = JSON.stringify({ query: "{ __typename }", variables: { filler: "" } }).length;
    const response = await fetch(graph.endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(authorization && { authorization: `Bearer ${authorization}` }),
      },
      body: JSON.stringify({ query: "{ __typename }", variables: { filler: "x".repeat(bytes - around) } }),
    });
    return [response.status, await response.json()];
  };
  expect(await send(most)).toEqual([200, { data: { __typename: "Query" } }]);
  expect(await send(most + 1)).toEqual([
    413,
    {
      errors: [
        {
          message: `The request's body is larger than the ${String(most)} bytes that are accepted: send less at once.`,
          extensions: { code: "LIMIT_EXCEEDED", limit: "bodyBytes", value: most + 1, most },
        },
      ],
    },
  ]);
});
