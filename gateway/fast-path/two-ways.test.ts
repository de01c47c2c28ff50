import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { composeServices } from "@apollo/composition";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execute, GraphQLError, parse, type GraphQLSchema } from "graphql";
import { createActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import type { UserId } from "../../foundation/ids/ids.js";
import { systemClock } from "../../foundation/clock/clock.js";
import { createLog } from "../../foundation/log/log.js";
import { createUserActor } from "../../foundation/rbac/user-actor.js";
import { defaultLimits } from "../../testing/default-limits.js";
import { exchange, exchangeText, textOf, type RawRequest } from "../../test/kit/raw-exchange.js";
import type { SubgraphAnswer } from "../engine/subgraph-client.js";
import { FrontServer } from "../front/front-server.js";
import { createGateway, type Gateway } from "../gateway.js";
import { createLimits } from "../limits/limits.js";

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5",
  import: ["@key", "@authenticated", "@requiresScopes"])`;

const typeDefs = {
  things: `${link}
    type Query {
      thing(id: ID! = "1"): Thing
      things(first: Int = 2, where: Where): [Thing!]!
      broken: Thing
      must: Thing!
      steered: String
      echo(text: String): String
      slow: String
    }
    type Mutation { rename(id: ID!, name: String!): Thing  destroy: Boolean @requiresScopes(scopes: [["user:update"]]) }
    input Where { name: String! }
    type Thing @key(fields: "id") { id: ID! name: String secret: String @authenticated  other: Thing }`,
  prices: `${link} type Thing @key(fields: "id") { id: ID! price: Int rare: Int @requiresScopes(scopes: [["user:update"]]) }`,
};

const thing = (id: string) => ({ __typename: "Thing", id, name: `Ding ${id} ä😀"`, secret: "s", other: { id: "9" } });

/** As long as an operation may take, where it is to be late. */
let slowMs = 0;

const roots: Record<string, object> = {
  things: {
    thing: ({ id }: { id: string }) => thing(id),
    things: ({ first }: { first: number }) => Array.from({ length: first }, (_, at) => thing(String(at))),
    broken: () => {
      throw new GraphQLError("It is broken.", { extensions: { code: "NOT_FOUND" } });
    },
    must: () => null,
    steered: () => {
      const http = { status: 418, headers: [["x-mine", "1\r\nset-cookie: a=b"]] };
      throw new GraphQLError("It would rather.", { extensions: { code: "NOT_FOUND", http: http as object } });
    },
    echo: ({ text }: { text: string }) => text,
    slow: () => new Promise((resolve) => setTimeout(resolve, slowMs, "late")),
    rename: ({ id, name }: { id: string; name: string }) => ({ ...thing(id), name }),
    destroy: () => true,
  },
  prices: {},
};

/** A subgraph in this process; of one thing it fails to tell the price. */
function clientOf(name: string, schema: GraphQLSchema) {
  return {
    async ask({ document, variables }: { document: ReturnType<typeof parse>; variables: object }) {
      if (JSON.stringify(variables).includes('"id":"down"')) throw new Error("connect ECONNREFUSED 10.0.0.7:80");
      const answer = await execute({ schema, document, rootValue: roots[name], variableValues: { ...variables } });
      return JSON.parse(JSON.stringify(answer)) as SubgraphAnswer;
    },
  };
}

const person = createUserActor({
  userId: "00000000-0000-7000-8000-000000000001" as UserId,
  username: "ada",
  siteRoles: [],
  memberships: [],
  groupIds: [],
  heldByAccessList: [],
});

const servers: Server[] = [];
let gateway: Gateway;
let ports: { fast: number; slow: number; front: number };
/** What the server in front has handed over to Node's. */
let handedOver = 0;
/** Did the last request go through Express? */
let isOrdinary: boolean;

const watched =
  (answer: RequestListener): RequestListener =>
  (request: IncomingMessage, response) => {
    response.on("close", () => (isOrdinary = "next" in request));
    answer(request, response);
  };

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

beforeAll(async () => {
  const services = Object.entries(typeDefs).map(([name, text]) => ({ name, url: "", typeDefs: parse(text) }));
  const { supergraphSdl } = composeServices(services);
  const schemas = new Map(services.map(({ name, typeDefs: document }) => [name, buildSubgraphSchema(document)]));
  gateway = await createGateway({
    server: createServer(),
    supergraphSdl: supergraphSdl!,
    client: ({ name }) => clientOf(name, schemas.get(name)!),
    findActor: (secret) => Promise.resolve(secret === "ada" ? person : null),
    signer: createActorTokenSigner(),
    limits: createLimits({ ...defaultLimits, operationMs: 200, requestsPerMinute: 0 }, systemClock),
    isReady: () => true,
    log: createLog({ level: "silent", name: "test" }),
  });
  const front = new FrontServer({ ...gateway, answer: watched(gateway.answer) });
  front.on("connection", () => (handedOver += 1));
  ports = {
    fast: await listen(createServer(watched(gateway.answer))),
    slow: await listen(createServer(watched(gateway.answerSlowly))),
    front: await listen(front),
  };
});

afterAll(async () => {
  await gateway.stop();
  for (const server of servers) server.close();
});

const ada = { authorization: "Bearer ada" };
const ask = (query: string, more: object = {}, headers: Record<string, string> = ada): RawRequest => ({
  headers,
  body: JSON.stringify({ query, ...more }),
});
const plain = "{ thing { id name price } }";
const two = 'query A { thing { id } } query B { echo(text: "b") }';

/** The same request by the server in front: was it the one that answered? */
async function inFront(request: RawRequest): Promise<{ front: string; isFront: boolean }> {
  handedOver = 0;
  return { front: await exchange(ports.front, request), isFront: handedOver === 0 };
}

/** The same request both ways, after each operation in it was answered once: so that it is known where it can be. */
async function bothWays(request: RawRequest): Promise<{ slow: string; fast: string; front: string; isFront: boolean }> {
  await exchange(ports.slow, request);
  const slow = await exchange(ports.slow, request);
  expect(isOrdinary).toBe(true);
  const answeredInFront = await inFront(request);
  return { slow, fast: await exchange(ports.fast, request), ...answeredInFront };
}

/** Of what the fast path answers, the server in front leaves this to Node's. */
const leftToNode = new Set(["an old client", "a long answer, packed as is wanted least"]);

/** What clients accept: programs, Node's own, libraries, browsers. */
const packed = [
  ...["gzip", "deflate", "br", "gzip, deflate", "deflate, gzip", "gzip, br", "gzip, deflate, br", "br, gzip, deflate"],
  ...["deflate, gzip, br", "gzip, compress, deflate, br", "gzip, deflate, br, zstd", "deflate, gzip, br, zstd"],
];

/** A text that takes nearly as many bytes when it is packed. */
const noise = createHash("shake256", { outputLength: 30_000 }).update("noise").digest("hex");
const long = (accepted: string): RawRequest =>
  ask("{ things(first: 90) { id name } }", {}, { ...ada, "accept-encoding": accepted });

describe("the fast path answers byte for byte what Apollo Server does", () => {
  test.each<[string, RawRequest]>([
    ["a query of two subgraphs", ask(plain)],
    ["nobody", ask(plain, {}, {})],
    ["a token in other letters", ask(plain, {}, { authorization: "bearer   ada" })],
    ["another accepted type", ask(plain, {}, { ...ada, accept: "application/graphql-response+json" })],
    ["anything accepted", ask(plain, {}, { ...ada, accept: "*/*" })],
    ["what browsers' clients accept", ask(plain, {}, { ...ada, accept: "application/json, text/plain, */*" })],
    [
      "what Apollo Client accepts",
      ask(plain, {}, { ...ada, accept: "application/graphql-response+json,application/json;q=0.9" }),
    ],
    ["a character set", ask(plain, {}, { ...ada, "content-type": "application/json; charset=utf-8" })],
    ["variables", ask("query ($id: ID!) { thing(id: $id) { name } }", { variables: { id: "3" } })],
    ["variables that nothing needs", ask(plain, { variables: { any: [1] } })],
    ["defaults", ask('query ($id: ID = "7") { thing(id: $id) { id } }', { variables: {} })],
    ["nulls for variables and name", ask(plain, { variables: null, operationName: null })],
    ["one of two operations", ask(two, { operationName: "B" })],
    ["conditions", ask("query ($no: Boolean!) { thing { id name @skip(if: $no) } }", { variables: { no: true } })],
    ["fragments", ask("query { thing { ...F } } fragment F on Thing { id other { ... on Thing { id price } } }")],
    ["the type's name", ask("{ __typename thing { __typename } }")],
    ["the schema", ask("{ __schema { queryType { name } } }")],
    ["a key of the prototype", ask("{ __proto__: thing { constructor: id } }")],
    ["an empty list", ask("{ things(first: 0) { id } }")],
    ["a long answer", ask("{ things(first: 900) { id name secret other { id } } }")],
    ...packed.map((accepted): [string, RawRequest] => [`a long answer for who accepts ${accepted}`, long(accepted)]),
    ["a long answer, packed as is wanted least", long("br;q=0.1, gzip")],
    ...["gzip", "br"].map((accepted): [string, RawRequest] => [
      `a longer answer, packed in several pieces (${accepted})`,
      ask(`{ echo(text: "${noise}") }`, {}, { ...ada, "accept-encoding": accepted }),
    ]),
    ["a short answer that could be packed", ask(plain, {}, { ...ada, "accept-encoding": "gzip" })],
    ["no packing but none", ask(plain, {}, { ...ada, "accept-encoding": "identity" })],
    ["letters from anywhere", ask('{ echo(text: "żółw 😀 \\" \\u2028") }')],
    ["a mutation", ask('mutation { rename(id: "1", name: "x") { id name price } }')],
    ["a body in pieces", { ...ask(plain), body: ['{"query":"{ thing ', '{ id name price } }"', "}"] }],
    ["an id of the request", ask(plain, {}, { ...ada, "x-request-id": "mine" })],
    ["an old client", { ...ask(plain), start: "POST /graphql HTTP/1.0" }],
    ["a field that may not be had", ask("{ thing { id secret rare } }", {}, {})],
    ["nothing that may be had", ask("{ thing { rare } }")],
    ["a mutation that may not be", ask("mutation { destroy }", {}, {})],
    ["an error of a subgraph", ask("{ broken { id } echo }")],
    ["an error that would say the status", ask("{ steered echo }")],
    ["a null that may not be", ask("{ must { id } }")],
    ["a subgraph that is down", ask('{ thing(id: "down") { id price } echo(text: "x") }')],
  ])("%s", async (name, request) => {
    const { slow, fast, front, isFront } = await bothWays(request);
    expect(fast).toBe(slow);
    expect(front).toBe(slow);
    expect(isOrdinary).toBe(false);
    expect(isFront).toBe(!leftToNode.has(name));
  });
});

describe("whatever is unusual goes the way of all others", () => {
  test.each<[string, RawRequest]>([
    ["an operation that is no GraphQL", ask("{ thing {")],
    ["one that is not valid", ask("{ nothing }")],
    ["no operation", { headers: ada, body: "{}" }],
    ["an empty operation", ask("")],
    ["an operation that is no text", { headers: ada, body: '{"query":7}' }],
    ["two operations without a name", ask(two)],
    ["a name that none has", ask(two, { operationName: "C" })],
    ["an empty name", ask(two, { operationName: "" })],
    ["a name that is no text", ask(two, { operationName: 1 })],
    ["a variable that is missing", ask("query ($id: ID!) { thing(id: $id) { name } }")],
    ["a variable of another type", ask("query ($id: ID!) { thing(id: $id) { name } }", { variables: { id: [] } })],
    ["an input that lacks a field", ask("query ($w: Where) { things(where: $w) { id } }", { variables: { w: {} } })],
    ["variables that are a list", ask(plain, { variables: [] })],
    ["variables as text", ask(plain, { variables: "{}" })],
    ["extensions", ask(plain, { extensions: {} })],
    [
      "a hash that nobody knows",
      { headers: ada, body: '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}' },
    ],
    ["several at once", { headers: ada, body: `[{"query":"${plain}"}]` }],
    ["no JSON", { headers: ada, body: "{" }],
    ["JSON that is no object", { headers: ada, body: '"x"' }],
    ["a mark of byte order", { headers: ada, body: `\ufeff{"query":"${plain}"}` }],
    ["no body", { headers: ada }],
    ["a token of nobody", ask(plain, {}, { authorization: "Bearer bob" })],
    ["no bearer", ask(plain, {}, { authorization: "Basic YTpi" })],
    ["a form", ask(plain, {}, { ...ada, "content-type": "application/x-www-form-urlencoded" })],
    ["no type", ask(plain, {}, { ...ada, "content-type": "" })],
    ["another character set", ask(plain, {}, { ...ada, "content-type": "application/json; charset=latin1" })],
    ["a page accepted", ask(plain, {}, { ...ada, accept: "text/html" })],
    ["a stream accepted", ask(plain, {}, { ...ada, accept: "text/event-stream" })],
    ["weights", ask(plain, {}, { ...ada, accept: "application/json;q=0.1, application/graphql-response+json" })],
    ["a packed body", { headers: { ...ada, "content-encoding": "gzip" }, body: gzipSync(`{"query":"${plain}"}`) }],
    ["a body in chunks", chunked(`{"query":"${plain}"}`)],
    ["a long body", ask(plain, { variables: { text: "x".repeat(70_000) } })],
    ["a query by GET", { start: "GET /graphql?query={thing{id}} HTTP/1.1", headers: { ...ada, "content-length": "" } }],
    ["another method", { ...ask(plain), start: "PUT /graphql HTTP/1.1" }],
    ["parameters in the address", { ...ask(plain), start: "POST /graphql?a=b HTTP/1.1" }],
    ["a slash more", { ...ask(plain), start: "POST /graphql/ HTTP/1.1" }],
    ["another address", { ...ask(plain), start: "POST /nowhere HTTP/1.1" }],
  ])("%s", async (_, request) => {
    const { slow, fast, front, isFront } = await bothWays(request);
    expect(fast).toBe(slow);
    expect(front).toBe(slow);
    expect(isOrdinary).toBe(true);
    expect(isFront).toBe(false);
  });
});

test("a packed answer is the same where the connection stays", async () => {
  const { headers, ...asked } = long("gzip");
  const requests = [{ ...asked, headers: { ...headers, connection: "keep-alive" } }, ask(plain)].flatMap(textOf);
  const answers = async (port: number) =>
    (await exchangeText(port, requests)).replaceAll(/^Date: .*$/gm, "Date: now").replace(/[\da-f-]{36}/, "some-id");
  await answers(ports.slow);
  handedOver = 0;
  expect(await answers(ports.front)).toBe(await answers(ports.slow));
  expect(handedOver).toBe(0);
});

test("status and headers of the answer are not a subgraph's to say", async () => {
  const { slow } = await bothWays(ask("{ steered }"));
  expect(slow).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(slow).toContain('"message":"It would rather."');
  expect(slow).not.toMatch(/x-mine|"http"/);
});

test("an operation that takes too long is broken off with the same words", async () => {
  slowMs = 0;
  await exchange(ports.slow, ask("{ slow }"));
  slowMs = 400;
  const slow = await exchange(ports.slow, ask("{ slow }"));
  expect(slow).toMatch(/^HTTP\/1.1 504 [^]*DEADLINE_EXCEEDED/);
  expect(await exchange(ports.fast, ask("{ slow }"))).toBe(slow);
  expect(isOrdinary).toBe(false);
  expect(await inFront(ask("{ slow }"))).toEqual({ front: slow, isFront: true });
});

test("an operation that costs too much by its variables is refused with the same words", async () => {
  const pages = (first: number) => ask("query ($n: Int) { things(first: $n) { id } }", { variables: { n: first } });
  await exchange(ports.slow, pages(1));
  const slow = await exchange(ports.slow, pages(1_000_000));
  expect(slow).toMatch(/^HTTP\/1.1 400 [^]*LIMIT_EXCEEDED/);
  expect(await exchange(ports.fast, pages(1_000_000))).toBe(slow);
  expect(await inFront(pages(1_000_000))).toEqual({ front: slow, isFront: false });
});

function chunked(body: string): RawRequest {
  const text = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  return { headers: { ...ada, "content-length": "", "transfer-encoding": "chunked" }, body: text };
}

test.each(["fast", "front"] as const)(
  "an operation is answered by the way of all others first, in pieces too, and both ways share a connection (%s)",
  async (way) => {
    const fresh = `{ thing(id: "${String(Math.random())}") { id } }`;
    const keep = { ...ada, connection: "keep-alive" };
    const texts = [ask(fresh, {}, keep), ask(fresh, {}, keep), ask("{ unknown }", {}, keep), ask(fresh)].map(textOf);
    const answers = await exchangeText(ports[way], texts.flat());
    const bodies = answers
      .split("\r\n\r\n")
      .slice(1)
      .map((part) => part.split("\n")[0]);
    expect(bodies).toHaveLength(4);
    expect(bodies[0]).toContain('{"data":{"thing":{"id":"0.');
    expect([bodies[1], bodies[3]]).toEqual([bodies[0], bodies[0]]);
    expect(bodies[2]).toContain('Cannot query field \\"unknown\\"');
    expect(isOrdinary).toBe(false);
  },
);

test.each(["fast", "front"] as const)(
  "two requests that come in one packet are answered one after the other (%s)",
  async (way) => {
    const first = textOf(ask(plain, {}, { ...ada, connection: "keep-alive" }));
    const answers = await exchangeText(ports[way], [Buffer.concat([...first, ...textOf(ask("{ echo }"))] as Buffer[])]);
    expect(answers).toMatch(/"price":null.*\r?\n[^]*\{"data":\{"echo":null\}\}\n$/);
  },
);
