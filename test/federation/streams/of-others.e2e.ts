import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { execute, parse, subscribe, validate } from "graphql";
import { createHandler } from "graphql-sse/lib/use/http";
import { useServer } from "graphql-ws/use/ws";
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from "jose";
import { WebSocketServer } from "ws";
import { endable } from "../../../foundation/streams/endable.js";
import { answering } from "../../kit/answering.js";
import { startChild, type Child } from "../../kit/child-process.js";
import { sseClient, wsClient, type Results } from "../../kit/log-followers.js";
import { smallGraph } from "../../kit/small-graph.js";

/** A supergraph of others, whose feed is a server of graphql-sse and one of graphql-ws, as their libraries have them. */
async function* counting(to: number) {
  try {
    for (let number = 1; number <= to; number++) {
      open.sent = number;
      yield { ticks: { number, secret: 7, adult: 18, book: { id: "b1" } } };
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    open.ended += 1;
  }
}
function ticks(_: unknown, { to }: { to: number }) {
  if (to < 0) throw new Error("10.0.0.7 is down");
  return counting(to);
}
/** Says one thing, and then nothing more until it is ended. */
const holding = () =>
  endable(async function* (ended) {
    yield { hold: "begun" };
    await new Promise<void>((resolve) => ended.addEventListener("abort", resolve));
  });
const open = { sent: 0, ended: 0 };
const graph = smallGraph({
  feed: {
    schema: `
      type Query { nothing: Int }
      type Subscription { ticks(to: Int!): Tick! hold: String }
      type Tick {
        number: Int!
        secret: Int @requiresScopes(scopes: [["read:secret"]])
        adult: Int @policy(policies: [["adult"]])
        book: Book
      }
      type Book @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: {
      Query: { nothing: () => null },
      Subscription: { ticks: { subscribe: ticks }, hold: { subscribe: holding } },
    },
  },
  library: {
    schema: `type Query { books: Int } type Book @key(fields: "id") { id: ID! title: String }`,
    resolvers: { Query: { books: () => 1 }, Book: { title: () => "Emma" } },
  },
});

const folder = mkdtempSync(join(tmpdir(), "orgplane-"));
const servers: Server[] = [];
const children: Child[] = [];
const seen: { way: string; authorization: unknown }[] = [];
const endpoints = new Map<string, string>();
let keys: { privateKey: CryptoKey; publicKey: CryptoKey };

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** One subgraph of which queries are answered by JSON, and streams by the libraries of both protocols. */
function serve(name: string): Promise<string> {
  const schema = graph.schemaOf(name);
  const answer = answering<{ query: string; variables?: object }>(({ query, variables = {} }) =>
    graph.ask(name, { document: parse(query), variables: { ...variables } }),
  );
  const stream = createHandler({ schema, execute, subscribe, validate });
  const server = createServer((request, response) => {
    if (request.headers.accept === "text/event-stream") {
      seen.push({ way: "sse", authorization: request.headers.authorization });
      // A follower may leave while an event is on its way: then the library's write fails.
      return void stream(request, response).catch(() => response.destroy());
    }
    answer(request, response);
  });
  const onConnect = ({ connectionParams = {} }: { connectionParams?: Record<string, unknown> | undefined }) =>
    void seen.push({ way: "ws", authorization: connectionParams["authorization"] });
  useServer({ schema, execute, subscribe, validate, onConnect }, new WebSocketServer({ server, path: "/streams" }));
  return listen(server);
}

const token = (claims: JWTPayload, livesFor = "1h") =>
  new SignJWT(claims).setProtectedHeader({ alg: "EdDSA" }).setExpirationTime(livesFor).sign(keys.privateKey);

beforeAll(async () => {
  keys = await generateKeyPair("EdDSA");
  const jwk = { ...(await exportJWK(keys.publicKey)), alg: "EdDSA", use: "sig" };
  const keysAt = await listen(createServer((_, response) => void response.end(JSON.stringify({ keys: [jwk] }))));
  const [feed, library] = await Promise.all([serve("feed"), serve("library")]);
  const file = join(folder, "supergraph.graphql");
  writeFileSync(file, graph.supergraphSdl);
  const flags = ["--supergraph", file, "--port", "0", "--subgraph", `library=http://${library}`];
  flags.push("--subgraph", `feed=http://${feed}`);
  const ways: Record<string, string[]> = { sse: flags, ws: [...flags, "--streams", `feed=ws://${feed}/streams`] };
  for (const [way, given] of Object.entries(ways)) {
    const child = startChild("processes/gateway.js", given, { ORGPLANE_JWT_JWKS_URL: `http://${keysAt}` });
    children.push(child);
    endpoints.set(way, (await child.line(/answers at (\S+)/))[1]!);
  }
});
afterAll(async () => {
  await Promise.all(children.map((child) => child.stop()));
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  seen.length = 0;
  Object.assign(open, { sent: 0, ended: 0 });
});

async function all(results: Results): Promise<unknown[]> {
  const found: unknown[] = [];
  for (let { value, done } = await results.next(); !done; { value, done } = await results.next()) found.push(value);
  return found;
}
const subscription = (fields: string) => `subscription ($to: Int!) { ticks(to: $to) { ${fields} } }`;
const refused = (...path: string[]) => ({
  message: "Unauthorized field or type",
  path,
  extensions: { code: "UNAUTHORIZED_FIELD_OR_TYPE" },
});

describe.each(["sse", "ws"])("a supergraph of others whose feed streams by %s", (way) => {
  const follow = async (claims: JWTPayload, fields: string, variables: object = { to: 2 }) =>
    sseClient(endpoints.get(way)!, await token(claims)).iterate({
      query: subscription(fields),
      variables: { ...variables },
    }) as Results;

  test("is followed to its end, with what others know of each event; the subgraph is told by whom", async () => {
    const mine = await token({});
    const client = wsClient(endpoints.get(way)!, mine);
    const results = client.iterate({ query: subscription("number book { title }"), variables: { to: 3 } });
    expect(await all(results)).toEqual(
      [1, 2, 3].map((number) => ({ data: { ticks: { number, book: { title: "Emma" } } } })),
    );
    expect(seen).toEqual([{ way, authorization: `Bearer ${mine}` }]);
    await client.dispose();
  });

  test("shows of every event what the scopes and policies of a token allow", async () => {
    const fields = "number secret adult";
    const seenWith = async (claims: JWTPayload) => all(await follow(claims, fields, { to: 1 }));
    expect(await seenWith({ scope: "read:secret", policies: ["adult"] })).toEqual([
      { data: { ticks: { number: 1, secret: 7, adult: 18 } } },
    ]);
    expect(await seenWith({ scope: "read:secret" })).toEqual([
      { data: { ticks: { number: 1, secret: 7, adult: null } }, errors: [refused("ticks", "adult")] },
    ]);
    expect(await seenWith({})).toEqual([
      {
        data: { ticks: { number: 1, secret: null, adult: null } },
        errors: [refused("ticks", "secret"), refused("ticks", "adult")],
      },
    ]);
  });

  test("says what its feed refuses", async () => {
    const [answer] = await all(await follow({}, "number", { to: -1 }));
    expect(answer).toMatchObject({ errors: [{ extensions: { serviceName: "feed" } }] });
    expect(JSON.stringify(answer)).not.toContain("10.0.0.7");
  });

  test("asks for no more than is read, and ends with its follower", async () => {
    const results = await follow({}, "number", { to: 1_000_000 });
    await results.next();
    await results.return!();
    while (open.ended === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(open.sent).toBeLessThan(1_000_000);
  });
});

describe("a stream that is held with a token ends when the token expires", () => {
  const query = "subscription { hold }";
  const gone = { errors: [expect.objectContaining({ extensions: { code: "UNAUTHENTICATED" } })] };

  async function inParts(endpoint: string, authorization: string): Promise<unknown[]> {
    const accept = "multipart/mixed;subscriptionSpec=1.0";
    const headers = { "content-type": "application/json", accept, authorization };
    const response = await fetch(endpoint, { method: "POST", headers, body: JSON.stringify({ query }) });
    const parts = (await response.text()).split(/\r\n--graphql(?:--\r\n)?/).filter(Boolean);
    return parts.map((part) => (JSON.parse(part.split("\r\n\r\n")[1]!) as { payload: unknown }).payload);
  }

  test.each(["sse", "ws"])("over each protocol, from a feed by %s", async (way) => {
    const endpoint = endpoints.get(way)!;
    const mine = await token({}, "4s");
    const answers = await Promise.all([
      all(sseClient(endpoint, mine).iterate({ query })),
      all(wsClient(endpoint, mine).iterate({ query })),
      inParts(endpoint, `Bearer ${mine}`),
    ]);
    expect(Date.now()).toBeGreaterThanOrEqual(decodeJwt(mine).exp! * 1000);
    for (const answer of answers) expect(answer).toEqual([{ data: { hold: "begun" } }, expect.objectContaining(gone)]);
  });
});

test("a feed that is down is named, and nothing of its inside", async () => {
  const flags = ["--supergraph", join(folder, "supergraph.graphql"), "--port", "0"];
  const child = startChild("processes/gateway.js", [...flags, "--streams", "feed=ws://127.0.0.1:1"], {});
  children.push(child);
  const at = (await child.line(/answers at (\S+)/))[1]!;
  const results = wsClient(at, null).iterate({ query: subscription("number"), variables: { to: 1 } });
  const [answer] = await all(results);
  expect(answer).toMatchObject({ errors: [{ extensions: { code: "UNAVAILABLE", serviceName: "feed" } }] });
  expect(JSON.stringify(answer)).not.toMatch(/ECONN|127\.0/);
});
