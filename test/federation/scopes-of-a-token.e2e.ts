import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { parse } from "graphql";
import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type CryptoKey,
  type JWTHeaderParameters,
  type JWTPayload,
} from "jose";
import WebSocket from "ws";
import { answering } from "../kit/answering.js";
import { startChild, type Child } from "../kit/child-process.js";
import { socketAddress } from "../kit/log-followers.js";
import { post } from "../kit/post.js";
import { smallGraph } from "../kit/small-graph.js";

const graph = smallGraph({
  shop: {
    schema: `
      type Query {
        product: Product
        secret: Int @requiresScopes(scopes: [["read:secret"]])
        adult: Int @policy(policies: [["adult"]])
      }
      type Mutation { open: Int sell: Int @requiresScopes(scopes: [["sell"]]) }
      type Product @key(fields: "id") { id: ID! @authenticated name: String weight: Int @authenticated }
    `,
    resolvers: {
      Query: { product: () => ({ id: "p1", name: "Couch", weight: 40 }), secret: () => 7, adult: () => 18 },
      Mutation: { open: () => 1, sell: () => 2 },
      Product: { __resolveReference: () => ({ id: "p1", name: "Couch", weight: 40 }) },
    },
  },
  stock: {
    schema: `
      type Product @key(fields: "id") {
        id: ID!
        weight: Int @external
        inStock: Boolean
        freight: Int @requires(fields: "weight") @authenticated
      }
    `,
    resolvers: {
      Product: { inStock: () => true, freight: ({ weight }: { weight: number }) => weight * 2 },
    },
  },
  users: {
    schema: `type Query { me: User } type User @authenticated { name: String phone: String @authenticated }`,
    resolvers: { Query: { me: () => ({ name: "Ada", phone: "7" }) } },
  },
});

const folder = mkdtempSync(join(tmpdir(), "orgplane-"));
const servers: Server[] = [];
const children: Child[] = [];
/** What subgraphs were asked, with the header that they were asked with. */
const asked: { name: string; authorization: string | undefined }[] = [];
let keys: { privateKey: CryptoKey; publicKey: CryptoKey };
let start: (settings?: Record<string, string>, supergraphSdl?: string) => Promise<string>;
let endpoint: string;

async function serve(name: string): Promise<string> {
  const answer = answering<{ query: string; variables?: object }>(({ query, variables = {} }, { headers }) => {
    asked.push({ name, authorization: headers.authorization });
    return graph.ask(name, { document: parse(query), variables: { ...variables } });
  });
  const server = createServer(answer);
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function serveKeys(): Promise<string> {
  const jwk = { ...(await exportJWK(keys.publicKey)), alg: "EdDSA", use: "sig" };
  const server = createServer((_, response) => void response.end(JSON.stringify({ keys: [jwk] })));
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/keys`;
}

const issued = (claims: JWTPayload, header: JWTHeaderParameters = { alg: "EdDSA" }) =>
  new SignJWT(claims).setProtectedHeader(header).setIssuer("https://id.example.test").setExpirationTime("1h");
const token = (claims: JWTPayload = {}) => issued({ aud: "shop", ...claims }).sign(keys.privateKey);

beforeAll(async () => {
  keys = await generateKeyPair("EdDSA");
  const flags = ["--port", "0"];
  for (const name of ["shop", "stock", "users"]) flags.push("--subgraph", `${name}=${await serve(name)}`);
  const fixed = {
    ORGPLANE_JWT_JWKS_URL: await serveKeys(),
    ORGPLANE_JWT_ISSUER: "https://id.example.test",
    ORGPLANE_JWT_AUDIENCE: "shop",
    ORGPLANE_JWT_SCOPES_CLAIM: "roles",
  };
  start = async (settings = {}, supergraphSdl = graph.supergraphSdl) => {
    const file = join(folder, `${String(children.length)}.graphql`);
    writeFileSync(file, supergraphSdl);
    const child = startChild("processes/gateway.js", [...flags, "--supergraph", file], { ...fixed, ...settings });
    children.push(child);
    return (await child.line(/answers at (\S+)/))[1]!;
  };
  endpoint = await start();
});

afterAll(async () => {
  await Promise.all(children.map((child) => child.stop()));
  for (const server of servers) {
    const closed = once(server.close(), "close");
    server.closeAllConnections();
    await closed;
  }
  rmSync(folder, { recursive: true });
});

beforeEach(() => void (asked.length = 0));

const ask = async (claims: JWTPayload | null, query: string, at = endpoint) => {
  const { status: _, ...answer } = await post(at, claims && (await token(claims)), { query });
  return answer;
};
const refused = (...path: string[]) => ({
  message: "Unauthorized field or type",
  path,
  extensions: { code: "UNAUTHORIZED_FIELD_OR_TYPE" },
});

describe("whoever has no token", () => {
  test("30, 31, 61: has what is open, over a key that is not; nothing is asked for the rest", async () => {
    expect(await ask(null, "{ product { name inStock } me { name } }")).toEqual({
      data: { product: { name: "Couch", inStock: true }, me: null },
      errors: [refused("me")],
    });
    expect(asked.map(({ name }) => name)).toEqual(["shop", "stock"]);
  });
  test("33, 61: may not select the key itself", async () => {
    expect(await ask(null, "{ product { id name } }")).toEqual({
      data: { product: null },
      errors: [refused("product", "id")],
    });
  });
});

describe("whoever has one", () => {
  test("15: is signed in, whatever it says", async () => {
    expect(await ask({}, "{ me { name } product { id } }")).toEqual({
      data: { me: { name: "Ada" }, product: { id: "p1" } },
    });
  });
  test("62: has what requires what is guarded", async () => {
    expect(await ask({}, "{ product { freight } }")).toEqual({ data: { product: { freight: 80 } } });
    expect(await ask(null, "{ product { name freight } }")).toEqual({
      data: { product: { name: "Couch", freight: null } },
      errors: [refused("product", "freight")],
    });
  });
  test.each<[string, JWTPayload, boolean]>([
    ["a text of several", { roles: "other read:secret" }, true],
    ["a list", { roles: ["read:secret"] }, true],
    ["a list that is none of names", { roles: ["read:secret", 7] }, false],
    ["another claim", { scope: "read:secret" }, false],
    ["a part of the name", { roles: "read" }, false],
  ])("16, 20: scopes by the claim that the setting names: %s", async (_, claims, may) => {
    const { data, errors } = await ask(claims, "{ secret }");
    expect([data, errors]).toEqual(may ? [{ secret: 7 }, undefined] : [{ secret: null }, [refused("secret")]]);
  });
  test("22: policies by their claim", async () => {
    expect((await ask({ policies: ["adult"] }, "{ adult }")).data).toEqual({ adult: 18 });
    expect((await ask({ roles: "adult" }, "{ adult }")).data).toEqual({ adult: null });
  });
  test("38: has a mutation whole or not at all", async () => {
    expect(await ask({}, "mutation { open sell }")).toMatchObject({
      data: null,
      errors: [{ path: ["sell"], extensions: { code: "FORBIDDEN" } }],
    });
    expect(asked).toEqual([]);
    expect(await ask({ roles: ["sell"] }, "mutation { open sell }")).toEqual({ data: { open: 1, sell: 2 } });
  });
  test("is known to the subgraphs by the same token", async () => {
    const mine = await token();
    await post(endpoint, mine, { query: "{ me { name } }" });
    expect(asked).toEqual([{ name: "users", authorization: `Bearer ${mine}` }]);
  });
});

test("26: a token that is not what it should be is 401, and is not said again", async () => {
  const { privateKey } = await generateKeyPair("EdDSA");
  const faulty = [
    "no-token-at-all",
    await issued({ aud: "shop" }).sign(privateKey),
    await issued({ aud: "other" }).sign(keys.privateKey),
    await issued({ aud: "shop" }).setExpirationTime("-1m").sign(keys.privateKey),
    await issued({ aud: "shop" }).setIssuer("https://elsewhere.example.test").sign(keys.privateKey),
    await issued({ aud: "shop" }, { alg: "EdDSA", kid: "unknown" }).sign(keys.privateKey),
    await issued({ aud: "shop" }, { alg: "HS256" }).sign(new TextEncoder().encode((await exportJWK(keys.publicKey)).x)),
    new UnsecuredJWT({ aud: "shop" }).setIssuer("https://id.example.test").setExpirationTime("1h").encode(),
  ];
  for (const secret of faulty) {
    const answer = await post(endpoint, secret, { query: "{ product { name } }" });
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    expect(JSON.stringify(answer)).not.toContain(secret);
  }
  expect(asked).toEqual([]);
});

test("26: … as is a header that holds none, and what is said of it tells nothing of it", async () => {
  for (const authorization of ["Basic YTpi", "Bearer", "Bearer a b"]) {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", authorization },
      body: '{"query":"{ product { name } }"}',
    });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain(authorization);
  }
});

test("26: … or is nobody's, where such requests are to go on", async () => {
  const lenient = await start({ ORGPLANE_JWT_FAULTY: "anonymous" });
  const expired = await issued({ aud: "shop" }).setExpirationTime("-1m").sign(keys.privateKey);
  for (const secret of ["no-token-at-all", expired]) {
    const answer = await post(lenient, secret, { query: "{ product { name } me { name } }" });
    expect(answer).toEqual({
      status: 200,
      data: { product: { name: "Couch" }, me: null },
      errors: [refused("me")],
    });
  }
  const headers = { "content-type": "application/json", authorization: "Basic YTpi" };
  const noToken = await fetch(lenient, { method: "POST", headers, body: '{"query":"{ product { name } }"}' });
  expect(await noToken.json()).toEqual({ data: { product: { name: "Couch" } } });
  expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, undefined, undefined]);
  expect(await ask({}, "{ me { name } }", lenient)).toEqual({ data: { me: { name: "Ada" } } });
});

test.each(["Basic YTpi", "Bearer no-token-at-all"])("26: … over WebSockets too (%s)", async (authorization) => {
  const lenient = await start({ ORGPLANE_JWT_FAULTY: "anonymous" });
  const said = async (endpointOf: string) => {
    const socket = new WebSocket(socketAddress(endpointOf), "graphql-transport-ws");
    await once(socket, "open");
    socket.send(JSON.stringify({ type: "connection_init", payload: { authorization } }));
    const closed = once(socket, "close").then(([code]) => String(code));
    const heard = await Promise.race([once(socket, "message").then(([data]) => String(data)), closed]);
    socket.terminate();
    return heard;
  };
  expect(await said(lenient)).toBe('{"type":"connection_ack"}');
  expect(await said(endpoint)).toBe("4401");
});

test("25: nobody is answered where everybody has to sign in", async () => {
  const closed = await start({ ORGPLANE_REQUIRE_AUTHENTICATION: "true", ORGPLANE_JWT_FAULTY: "anonymous" });
  const query = "{ product { name } }";
  for (const secret of [null, "no-token-at-all"]) {
    const { status, errors, data } = await post(closed, secret, { query });
    expect([status, data, errors]).toMatchObject([401, undefined, [{ extensions: { code: "UNAUTHENTICATED" } }]]);
  }
  expect(asked).toEqual([]);
  expect(await ask({}, query, closed)).toEqual({ data: { product: { name: "Couch" } } });
});

test("62: what a field requires is fetched for whoever may have that field, by a supergraph that older composition made", async () => {
  const guarded = /freight: Int @join__field\([^)]*\) @authenticated/;
  expect(graph.supergraphSdl).toMatch(guarded);
  const older = graph.supergraphSdl.replace(guarded, (field) => field.replace(" @authenticated", ""));
  const open = await start({}, older);
  expect(await ask(null, "{ product { freight } }", open)).toEqual({ data: { product: { freight: 80 } } });
  expect(await ask(null, "{ product { freight weight } }", open)).toEqual({
    data: { product: { freight: 80, weight: null } },
    errors: [refused("product", "weight")],
  });
});

test("67: without keys of tokens the rules hold for everybody", async () => {
  const keyless = await start({ ORGPLANE_JWT_JWKS_URL: "" });
  expect(await ask(null, "{ product { name } secret me { name } }", keyless)).toEqual({
    data: { product: { name: "Couch" }, secret: null, me: null },
    errors: [refused("secret"), refused("me")],
  });
  expect(await post(keyless, await token(), { query: "{ me { name } }" })).toMatchObject({ status: 401 });
});

test("63: nothing is executed in reject mode, and the status says so", async () => {
  const strict = await start({ ORGPLANE_FIELD_AUTHORIZATION: "reject" });
  const query = "{ product { id name } me { name } }";
  expect(await post(strict, null, { query })).toEqual({
    status: 403,
    errors: [refused("product", "id"), refused("me")],
  });
  expect(asked).toEqual([]);
});

test("63, 64: nothing is executed in reject mode, and where errors are said is a setting", async () => {
  const strict = await start({
    ORGPLANE_FIELD_AUTHORIZATION: "reject",
    ORGPLANE_FIELD_AUTHORIZATION_ERRORS: "extensions",
  });
  const refusing = {
    data: null,
    extensions: { authorizationErrors: [refused("product", "id"), refused("me")] },
  };
  // What was answered before has a faster way.
  for (let time = 0; time < 2; time++) {
    expect(await ask(null, "{ product { id name } me { name } }", strict)).toEqual(refusing);
  }
  expect(asked).toEqual([]);
});

test("66: all is executed in a dry run, and what lies in what may not be had is said too", async () => {
  const dry = await start({ ORGPLANE_FIELD_AUTHORIZATION: "dry-run" });
  expect(await ask(null, "{ secret me { name phone } }", dry)).toEqual({
    data: { secret: 7, me: { name: "Ada", phone: "7" } },
    errors: [refused("secret"), refused("me"), refused("me", "phone")],
  });
});

test("64, 67: errors can be left out, and rules too", async () => {
  const silent = await start({ ORGPLANE_FIELD_AUTHORIZATION_ERRORS: "none" });
  expect(await ask(null, "{ product { name } secret }", silent)).toEqual({
    data: { product: { name: "Couch" }, secret: null },
  });
  const off = await start({ ORGPLANE_FIELD_AUTHORIZATION: "off" });
  expect(await ask(null, "{ secret }", off)).toEqual({ data: { secret: 7 } });
});
