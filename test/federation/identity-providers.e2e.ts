import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { encodeId, decodeId } from "../../foundation/ids/global-id.js";
import { newId } from "../../foundation/ids/new-id.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { openIdFor, type OpenIdUnderTest } from "../kit/open-id.js";
import { createTickingClock } from "../kit/test-clock.js";

/** Identity providers are added, changed and taken away while the deployment runs. */
let graph: GraphUnderTest;
let openId: OpenIdUnderTest;
let liar: Server;
let lie: string;
beforeAll(async () => {
  graph = await startGraphUnderTest({ clock: createTickingClock() });
  openId = await openIdFor(graph, {
    people: [{ sub: "ada", name: "Ada", preferred_username: "ada", email: "ada@example.org" }],
  });
  liar = createServer((_, response) => response.setHeader("content-type", "application/json").end(lie));
  liar.listen(0, "127.0.0.1");
  await once(liar, "listening");
}, 60_000);
afterAll(async () => {
  liar.close();
  await openId.close();
  await graph.close();
});

const fields =
  "identityProvider { id name issuer clientId scopes enabled allowSignUp signInUrl } userErrors { code path message }";
type Person = "owner" | "alphaMember";
const run = async (who: Person | null, name: string, input: object, selection = fields) => {
  const type = name.startsWith("delete") ? "DeleteInput" : `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`;
  const asker = who ? graph.as(graph.world[who]) : graph.anonymously;
  const { data, errors } = await asker.run(query, { input });
  return { payload: data?.[name], code: errors?.[0]?.extensions["code"] };
};
const liarUrl = () => `http://127.0.0.1:${String((liar.address() as AddressInfo).port)}`;
const valid = () => ({ name: "Another", issuer: openId.issuer, clientId: "another" });

describe("createIdentityProvider", () => {
  test("adds one that answers; its secret is kept closed, shown to nobody, and in no log", async () => {
    const { payload } = await run("owner", "createIdentityProvider", { ...valid(), clientSecret: "hush-hush" });
    expect(payload.userErrors).toEqual([]);
    expect(payload.identityProvider).toMatchObject({
      name: "Another",
      enabled: true,
      allowSignUp: true,
      scopes: ["openid", "profile", "email"],
    });
    const id = decodeId(payload.identityProvider.id)!.id;
    const row = await graph.database.identityProvider.findUniqueOrThrow({ where: { id } });
    expect(Buffer.from(row.clientSecret!).toString("latin1")).not.toContain("hush");
    const [entry] = await graph.database.auditEntry.findMany({ where: { resourceId: id } });
    expect(entry).toMatchObject({ action: "CREATE", resourceType: "IdentityProvider", resourceName: "Another" });
    expect(JSON.stringify(entry)).not.toContain("hush");
    expect(entry?.changes).toHaveProperty("clientSecret");
  });

  test("keeps the label of the manifest that made it, and shows it to administrators alone", async () => {
    const labelled = { ...valid(), name: "Labelled", clientId: "labelled", manifestLabel: "platform" };
    const { payload } = await run("owner", "createIdentityProvider", labelled, `identityProvider { id manifestLabel }`);
    expect(payload.identityProvider.manifestLabel).toBe("platform");
    const query = "{ identityProviders { name manifestLabel } }";
    const { data: seen } = await graph.as(graph.world.alphaMember).run(query);
    expect(seen?.["identityProviders"]).toContainEqual({ name: "Labelled", manifestLabel: null });
    const { payload: gone } = await run(
      "owner",
      "deleteIdentityProvider",
      { id: payload.identityProvider.id },
      "deletedId",
    );
    expect(gone.deletedId).toBe(payload.identityProvider.id);
  });

  test.each<[string, () => object, string, string, RegExp]>([
    [
      "an issuer that does not answer",
      () => ({ issuer: "http://127.0.0.1:9" }),
      "INVALID",
      "issuer",
      /does not answer/,
    ],
    ["an issuer by plain http elsewhere", () => ({ issuer: "http://idp.example.org" }), "INVALID", "issuer", /https/],
    ["an issuer that is no address", () => ({ issuer: "nonsense" }), "INVALID", "issuer", /https/],
    ["an issuer with a query", () => ({ issuer: "https://idp.example.org/?x" }), "INVALID", "issuer", /query/],
    ["a name that is taken", () => ({ name: "Test", clientId: "yet-another" }), "TAKEN", "name", /name/],
    ["a client that is there already", () => ({ clientId: "orgplane" }), "TAKEN", "clientId", /already/],
    ["scopes without openid", () => ({ scopes: ["email"] }), "INVALID", "scopes", /openid/],
    ["a scope that is two words", () => ({ scopes: ["openid", "a b"] }), "INVALID", "scopes", /scope/],
    ["a blank name", () => ({ name: " " }), "INVALID", "name", /empty/],
  ])("%s is refused by name", async (_, input, code, path, message) => {
    const { payload } = await run("owner", "createIdentityProvider", {
      ...valid(),
      name: "Third",
      clientId: "third",
      ...input(),
    });
    expect(payload).toMatchObject({
      identityProvider: null,
      userErrors: [{ code, path: ["input", path], message: expect.stringMatching(message) }],
    });
  });

  test.each([
    [
      "says that it is another issuer",
      () => ({
        issuer: "https://evil.example.org",
        authorization_endpoint: liarUrl(),
        token_endpoint: liarUrl(),
        jwks_uri: liarUrl(),
      }),
      /another issuer/,
    ],
    [
      "has no keys",
      () => ({ issuer: liarUrl(), authorization_endpoint: liarUrl(), token_endpoint: liarUrl() }),
      /lacks/,
    ],
    ["is nonsense", () => [], /not/],
  ])("a discovery that %s is refused", async (_, answer, message) => {
    lie = JSON.stringify(answer());
    const { payload } = await run("owner", "createIdentityProvider", {
      name: "Liar",
      issuer: liarUrl(),
      clientId: "x",
    });
    expect(payload.userErrors).toMatchObject([
      { code: "INVALID", path: ["input", "issuer"], message: expect.stringMatching(message) },
    ]);
  });

  test.each([
    ["alphaMember", "FORBIDDEN"],
    [null, "UNAUTHENTICATED"],
  ] as const)("%s may not", async (who, code) => {
    expect((await run(who, "createIdentityProvider", valid())).code).toBe(code);
  });
});

describe("updateIdentityProvider", () => {
  test("changes what is given, and says in the log that the secret changed", async () => {
    const { payload } = await run("owner", "updateIdentityProvider", {
      id: openId.providerId,
      name: "Renamed",
      clientSecret: "newer",
    });
    expect(payload).toMatchObject({ userErrors: [], identityProvider: { name: "Renamed", clientId: "orgplane" } });
    const id = decodeId(openId.providerId)!.id;
    const entry = await graph.database.auditEntry.findFirstOrThrow({ where: { resourceId: id, action: "UPDATE" } });
    expect(Object.keys(entry.changes as object).sort()).toEqual(["clientSecret", "name"]);
    expect(JSON.stringify(entry)).not.toContain("newer");
    await run("owner", "updateIdentityProvider", { id: openId.providerId, clientSecret: openId.clientSecret });
  });

  test.each([
    ["another issuer that does not answer", { issuer: "http://127.0.0.1:9" }, "issuer"],
    ["a name that is null", { name: null }, "name"],
    ["enabled null", { enabled: null }, "enabled"],
  ])("%s is refused", async (_, input, path) => {
    const { payload } = await run("owner", "updateIdentityProvider", { id: openId.providerId, ...input });
    expect(payload.userErrors).toMatchObject([{ code: "INVALID", path: ["input", path] }]);
  });

  test("one that is not there is not found; others may not", async () => {
    expect((await run("owner", "updateIdentityProvider", { id: encodeId("IdentityProvider", newId()) })).code).toBe(
      "NOT_FOUND",
    );
    expect((await run("alphaMember", "updateIdentityProvider", { id: openId.providerId })).code).toBe("FORBIDDEN");
  });
});

test("enabled ones are everybody's to see, disabled ones administrators'", async () => {
  await run("owner", "updateIdentityProvider", { id: openId.providerId, enabled: false });
  const query = `query ($id: ID!) { identityProviders { name signInUrl } node(id: $id) { id } }`;
  const variables = { id: openId.providerId };
  const open = { name: "Another", signInUrl: expect.stringMatching(/^\/auth\/idp_\w+\/login$/) };
  expect((await graph.anonymously.run(query, variables)).data).toEqual({ identityProviders: [open], node: null });
  expect((await graph.as(graph.world.owner).run(query, variables)).data).toMatchObject({
    identityProviders: [{ name: "Renamed" }, open],
    node: { id: openId.providerId },
  });
  await run("owner", "updateIdentityProvider", { id: openId.providerId, enabled: true });
});

test("a user's accounts are theirs and administrators' to see; claims are, too", async () => {
  await openId.browse("ada");
  const { userId } = await graph.database.userIdentity.findFirstOrThrow({ where: { subject: "ada" } });
  const query = `query ($id: ID!) { node(id: $id) { ... on User { username identities { subject claims provider { name } } } } }`;
  const read = async (who: Person) =>
    (await graph.as(graph.world[who]).run(query, { id: encodeId("User", userId) })).data?.["node"];
  expect(await read("owner")).toMatchObject({
    username: "ada",
    identities: [{ subject: "ada", provider: { name: "Renamed" }, claims: { email: "ada@example.org" } }],
  });
  expect(await read("alphaMember")).toEqual({ username: "ada", identities: null });
});

describe("deleteIdentityProvider", () => {
  test("ends its sessions, leaves its users and frees them from syncs, with an audit row", async () => {
    const { userId } = await graph.database.userIdentity.findFirstOrThrow({ where: { subject: "ada" } });
    expect(await graph.database.session.count({ where: { userId } })).toBeGreaterThan(0);
    const { payload } = await run(
      "owner",
      "deleteIdentityProvider",
      { id: openId.providerId },
      "deletedId userErrors { code }",
    );
    expect(payload).toEqual({ deletedId: openId.providerId, userErrors: [] });
    expect(await graph.database.session.count({ where: { userId } })).toBe(0);
    expect(await graph.database.user.count({ where: { id: userId } })).toBe(1);
    expect(await graph.database.managed.count({ where: { userId } })).toBe(0);
    const id = decodeId(openId.providerId)!.id;
    expect(await graph.database.auditEntry.count({ where: { resourceId: id, action: "DELETE" } })).toBe(1);
    expect((await run("owner", "deleteIdentityProvider", { id: openId.providerId }, "deletedId")).code).toBe(
      "NOT_FOUND",
    );
  });

  test("is not everybody's", async () => {
    expect((await run("alphaMember", "deleteIdentityProvider", { id: openId.providerId }, "deletedId")).code).toBe(
      "FORBIDDEN",
    );
  });
});
