import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
  type JWK,
} from "jose";
import { createActorTokenSigner, verifyByJwksUrl } from "../../foundation/actor-token/actor-token.js";
import { encodeId } from "../../foundation/ids/global-id.js";
import { newSecret } from "../../foundation/secrets/secret.js";
import type { SubgraphName } from "../../foundation/subgraph-kit/subgraph-definition.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { post } from "../kit/post.js";
import { signIn } from "../kit/sign-in.js";
import { startSubgraphAlone } from "../kit/subgraph-alone.js";

const names: SubgraphName[] = ["identity", "organizations", "provisioners", "workspaces"];
const grantType = "urn:ietf:params:oauth:grant-type:token-exchange";
const tokenType = "urn:ietf:params:oauth:token-type";

let graph: GraphUnderTest;
let key: JWK;
const alone = new Map<string, { endpoint: string; stop(): Promise<void> }>();

beforeAll(async () => {
  key = await exportJWK((await generateKeyPair("EdDSA", { extractable: true })).privateKey);
  graph = await startGraphUnderTest({ signer: createActorTokenSigner({ privateJwk: JSON.stringify(key) }) });
  const verify = verifyByJwksUrl(new URL("/.well-known/jwks.json", graph.endpoint));
  for (const name of names) alone.set(name, await startSubgraphAlone(name, graph, verify));
}, 60_000);
afterAll(async () => {
  await Promise.all([...alone.values()].map((subgraph) => subgraph.stop()));
  await graph.close();
});

const sendForm = (form: string, init: RequestInit = {}) =>
  fetch(new URL("/actor-token", graph.endpoint), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form,
    ...init,
  });
const exchange = (subjectToken: string, more: [string, string][] = []) =>
  sendForm(
    new URLSearchParams([
      ["grant_type", grantType],
      ["subject_token", subjectToken],
      ["subject_token_type", `${tokenType}:access_token`],
      ...more,
    ]).toString(),
  );

async function exchanged(subjectToken: string, more?: [string, string][]) {
  const response = await exchange(subjectToken, more);
  const body = (await response.json()) as { access_token: string } & Record<string, unknown>;
  expect(response.status).toBe(200);
  const { keys } = (await (await fetch(new URL("/.well-known/jwks.json", graph.endpoint))).json()) as { keys: JWK[] };
  const { payload } = await jwtVerify(body.access_token, createLocalJWKSet({ keys }));
  return { response, body, payload };
}

const viewer = { query: "{ viewer { username } }" };
const ask = (name: SubgraphName, token: string | null, operation = viewer) =>
  post(alone.get(name)!.endpoint, token, operation);

describe("POST /actor-token", () => {
  test("an access token becomes a token of a minute for all four subgraphs, with the scopes that its user could hold", async () => {
    const { userId } = graph.world.alphaMember;
    await graph.database.member.updateMany({ where: { userId }, data: { roles: ["organization-template-admin"] } });
    const { response, body, payload } = await exchanged(await signIn(graph.database, graph.world.alphaMember));
    const { id } = await graph.database.accessToken.findFirstOrThrow({ where: { userId } });
    expect(body).toEqual({
      access_token: body.access_token,
      issued_token_type: `${tokenType}:jwt`,
      token_type: "Bearer",
      expires_in: 60,
      scope: payload["scope"],
    });
    expect(payload).toMatchObject({ sub: encodeId("AccessToken", id), aud: names });
    expect(payload.exp! - payload.iat!).toBe(60);
    const scopes = String(payload["scope"]).split(" ");
    expect(scopes).toEqual(expect.arrayContaining(["template:update", "user:update_personal"]));
    expect(scopes).not.toContain("organization:update");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("pragma")).toBe("no-cache");
    expect(response.headers.get("etag")).toBeNull();
  });

  test("every subgraph takes it, and knows its user by it", async () => {
    const { body } = await exchanged(await signIn(graph.database, graph.world.alphaMember));
    expect(await ask("organizations", body.access_token)).toMatchObject({
      data: { viewer: { username: "alpha-member" } },
    });
    const anything = { query: "{ __typename }" };
    for (const name of names) expect(await ask(name, body.access_token, anything)).toMatchObject({ status: 200 });
  });

  test("a provisioner key becomes one too", async () => {
    const { alphaKey } = graph.world;
    const { payload } = await exchanged(await signIn(graph.database, alphaKey));
    expect(payload.sub).toBe(encodeId("ProvisionerKey", alphaKey.keyId));
    // As the table of permissions has them.
    expect(payload["scope"]).toBe("provisioner:read provisioner_job:read provisioner_job:run");
  });

  test("fewer subgraphs may be named", async () => {
    const more: [string, string][] = [
      ["audience", "identity"],
      ["audience", "workspaces"],
    ];
    const { body, payload } = await exchanged(await signIn(graph.database, graph.world.owner), more);
    expect(payload.aud).toEqual(["identity", "workspaces"]);
    expect(await ask("organizations", body.access_token)).toMatchObject({ status: 401 });
  });

  const good = `grant_type=${encodeURIComponent(grantType)}&subject_token=x&subject_token_type=${tokenType}:access_token`;
  test.each<[string, string, string, string]>([
    ["no form at all", "", "invalid_request", "grant_type"],
    ["another grant", "grant_type=password&subject_token=x", "unsupported_grant_type", "token-exchange"],
    ["no token", `grant_type=${encodeURIComponent(grantType)}`, "invalid_request", "subject_token"],
    ["no type of it", good.replace(/&subject_token_type.*/, ""), "invalid_request", "subject_token_type"],
    ["another type of it", good.replace(/:access_token$/, ":saml2"), "invalid_request", "subject_token_type"],
    ["the same twice", `${good}&subject_token=y`, "invalid_request", "more than once"],
    ["a token nobody has", good, "invalid_request", "unknown, expired or revoked"],
    ["acting for another", `${good}&actor_token=y`, "invalid_request", "actor_token"],
    [
      "another kind of answer",
      `${good}&requested_token_type=${tokenType}:saml2`,
      "invalid_request",
      "requested_token_type",
    ],
    [
      "a subgraph that is none",
      `${good}&audience=identity&audience=billing`,
      "invalid_target",
      "identity, organizations",
    ],
    ["a resource", `${good}&resource=https://example.test`, "invalid_target", "resource"],
    ["more than a form may hold", `${good}&x=${"x".repeat(17_000)}`, "invalid_request", "form"],
  ])("%s is refused as the RFC says, and not to be cached", async (_, form, error, words) => {
    const response = await sendForm(form);
    expect(response.status).toBe(400);
    expect(response.headers.get("cache-control")).toBe("no-store");
    const body = (await response.json()) as { error: string; error_description: string };
    expect(body).toEqual({ error, error_description: expect.stringContaining(words) });
  });

  test("what was revoked, has expired or was suspended is exchanged for nothing, and not echoed", async () => {
    const secret = newSecret("orgp");
    const text = await (await exchange(secret)).text();
    expect(text).toContain("unknown, expired or revoked");
    expect(text).not.toContain(secret);
    const suspended = await signIn(graph.database, graph.world.betaMember);
    const { body } = await exchanged(suspended);
    await graph.database.user.update({ where: { id: graph.world.betaMember.userId }, data: { status: "SUSPENDED" } });
    expect((await exchange(suspended)).status).toBe(400);
    expect(await ask("organizations", body.access_token)).toMatchObject({ status: 401 });
  });

  test("JSON and GET are no way to ask", async () => {
    const json = await sendForm("{}", { headers: { "content-type": "application/json" } });
    expect([json.status, await json.json()]).toMatchObject([400, { error: "invalid_request" }]);
    const get = await fetch(new URL("/actor-token", graph.endpoint));
    expect([get.status, get.headers.get("allow")]).toEqual([405, "POST"]);
  });
});

describe("a subgraph started alone takes identity from such a token and from nothing else", () => {
  interface Claims {
    sub?: string;
    aud?: string;
    iss?: string;
    issuedSecondsAgo?: number;
    livesSeconds?: number;
  }
  async function forge(claims: Claims, signingKey: JWK = key, alg = "EdDSA"): Promise<string> {
    const {
      sub = encodeId("User", graph.world.owner.userId),
      aud = "organizations",
      iss = "orgplane-gateway",
    } = claims;
    const issued = Math.floor(Date.now() / 1000) - (claims.issuedSecondsAgo ?? 0);
    const jwt = new SignJWT({ scope: "user:read" }).setProtectedHeader({ alg, kid: "actor" }).setAudience(aud);
    jwt
      .setIssuer(iss)
      .setIssuedAt(issued)
      .setExpirationTime(issued + (claims.livesSeconds ?? 60));
    return (sub === "" ? jwt : jwt.setSubject(sub)).sign(await importJWK(signingKey, alg));
  }
  const otherKey = async () => exportJWK((await generateKeyPair("EdDSA", { extractable: true })).privateKey);
  const secretOfPublicKey = () => ({ kty: "oct", k: key.x! });

  test("one that is good is taken", async () => {
    expect(await ask("organizations", await forge({}))).toMatchObject({
      status: 200,
      data: { viewer: { username: "owner" } },
    });
  });

  test.each<[string, () => Promise<string> | string]>([
    ["signed by somebody else", async () => forge({}, await otherKey())],
    ["signed with the public key as a secret", () => forge({}, secretOfPublicKey(), "HS256")],
    [
      "not signed at all",
      () =>
        new UnsecuredJWT({})
          .setSubject("x")
          .setAudience("organizations")
          .setIssuedAt()
          .setExpirationTime("1m")
          .encode(),
    ],
    ["changed on the way", async () => (await forge({})).replace(/\.[^.]+\./, `.${btoa('{"sub":"x"}')}.`)],
    ["expired", () => forge({ issuedSecondsAgo: 61 })],
    ["good for longer than a minute", () => forge({ issuedSecondsAgo: 61, livesSeconds: 3_600 })],
    ["for another subgraph", () => forge({ aud: "workspaces" })],
    ["by another issuer", () => forge({ iss: "somebody" })],
    ["of nobody", () => forge({ sub: "" })],
    ["of something that is no actor", () => forge({ sub: encodeId("Organization", graph.world.alpha) })],
    ["an access token", () => signIn(graph.database, graph.world.owner)],
    ["no token at all", () => "garbage"],
  ])("%s is refused", async (_, make) => {
    const token = await make();
    const answer = await ask("organizations", token);
    expect(answer).toMatchObject({ status: 401, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    expect(JSON.stringify(answer)).not.toContain(token);
  });

  test("without one the request is nobody's, whatever other headers say", async () => {
    const owner = encodeId("User", graph.world.owner.userId);
    const token = await forge({});
    const headers = {
      "x-actor": owner,
      "x-user-id": owner,
      cookie: `token=${token}`,
      "proxy-authorization": `Bearer ${token}`,
    };
    const response = await fetch(alone.get("organizations")!.endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(viewer),
    });
    expect([response.status, await response.json()]).toEqual([200, { data: { viewer: null } }]);
  });
});
