import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { generateKeyPair, SignJWT } from "jose";
import { encodeId } from "../../foundation/ids/global-id.js";
import { newId } from "../../foundation/ids/new-id.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { openIdFor, type OpenIdUnderTest } from "../kit/open-id.js";
import { createTickingClock } from "../kit/test-clock.js";
import { post } from "../kit/post.js";
import { createOrganization } from "../subgraphs/identity/identities.js";

/** Signing in without a browser: a provider's ID token for a session. */
let graph: GraphUnderTest;
let openId: OpenIdUnderTest;
const person = (sub: string, memberOf: unknown, more: object = {}) => ({
  sub,
  name: `Person ${sub}`,
  preferred_username: sub,
  email: `${sub}@example.org`,
  memberOf,
  ...more,
});
beforeAll(async () => {
  graph = await startGraphUnderTest({ clock: createTickingClock() });
  openId = await openIdFor(graph, {
    people: [
      person("ada", ["eng"]),
      person("bo", ["eng", "ops"]),
      person("cy", []),
      person("owner", []),
      person("odd", "a,b"),
    ],
  });
  const mapping = [
    { claimValue: "eng", targets: [graph.world.alpha] },
    { claimValue: "ops", targets: [graph.world.beta] },
  ];
  await graph.database.organizationSync.create({ data: { claim: "memberOf", assignDefault: false, mapping } });
}, 60_000);
afterAll(async () => {
  await openId.close();
  await graph.close();
});

const mutation = `mutation ($input: SignInInput!) { signIn(input: $input) {
  userId username sessionToken expiresAt userErrors { code path message } } }`;
const signIn = async (idToken: string, providerId = openId.providerId) => {
  const { data, errors } = await graph.anonymously.run(mutation, { input: { providerId, idToken } });
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.["signIn"];
};
const as = (token: string, query: string) => post(graph.endpoint, token, { query });
const viewer = "{ viewer { username email memberships { nodes { organization { name } } } } }";
const messageOf = async (idToken: string): Promise<string> => {
  const { userErrors, sessionToken } = await signIn(idToken);
  expect(sessionToken).toBeNull();
  expect(userErrors).toHaveLength(1);
  return `${userErrors[0].code} ${userErrors[0].path.join(".")}: ${userErrors[0].message}`;
};

describe("a first sign-in", () => {
  test("makes the user, puts them where their claims lead, and opens a session", async () => {
    const { sessionToken, username, userErrors } = await signIn(await openId.idTokenOf("ada"));
    expect(userErrors).toEqual([]);
    expect(username).toBe("ada");
    expect((await as(sessionToken, viewer)).data?.["viewer"]).toEqual({
      username: "ada",
      email: "ada@example.org",
      memberships: { nodes: [{ organization: { name: "alpha" } }] },
    });
    const audit = await graph.database.auditEntry.findMany({ where: { resourceName: "ada" }, orderBy: { id: "asc" } });
    expect(audit.map(({ action, resourceType, actorName, via }) => [action, resourceType, actorName, via])).toEqual([
      ["CREATE", "User", "identity provider Test", "sign-in"],
      ["CREATE", "OrganizationMember", "ada", "identity sync"],
      ["SIGN_IN", "User", "ada", "Test"],
    ]);
  });

  test("with a username that is taken gets another", async () => {
    expect((await signIn(await openId.idTokenOf("owner"))).username).toBe("owner-2");
  });

  test("with a malformed claim is not blocked", async () => {
    const { sessionToken } = await signIn(await openId.idTokenOf("odd"));
    expect(sessionToken).toMatch(/^orgs_/);
  });

  test("under the e-mail address of somebody else is refused, with what to do", async () => {
    await graph.database.user.create({
      data: { id: newId<"User">(), username: "cyril", email: "cy@example.org", siteRoles: [] },
    });
    expect(await messageOf(await openId.idTokenOf("cy"))).toMatch(
      /NOT_ALLOWED_HERE input\.idToken: .*cy@example\.org.*administrator/,
    );
    expect(await graph.database.userIdentity.count({ where: { subject: "cy" } })).toBe(0);
  });

  test("under an address that the provider has not verified takes none", async () => {
    const token = await openId.sign({ sub: "unverified", email: "cy@example.org", email_verified: false });
    const { userId, userErrors } = await signIn(token);
    expect(userErrors).toEqual([]);
    const user = await graph.database.userIdentity.findFirstOrThrow({
      where: { subject: "unverified" },
      include: { user: true },
    });
    expect([encodeId("User", user.userId), user.user.email]).toEqual([userId, null]);
  });

  test("of two at once makes one user", async () => {
    const tokens = await Promise.all(
      [1, 2].map((jti) => openId.sign({ sub: "twin", memberOf: ["eng"], jti: String(jti) })),
    );
    const answers = await Promise.all(tokens.map((token) => signIn(token)));
    expect(new Set(answers.map(({ userId }) => userId)).size).toBe(1);
    expect(await graph.database.user.count({ where: { username: { startsWith: "user" } } })).toBeGreaterThan(0);
    expect(await graph.database.userIdentity.count({ where: { subject: "twin" } })).toBe(1);
  });
});

test("a later sign-in follows the claims", async () => {
  const first = await signIn(await openId.sign({ sub: "bo", preferred_username: "bo", memberOf: ["eng"] }));
  const second = await signIn(await openId.sign({ sub: "bo", memberOf: ["ops"] }));
  expect(second.userId).toBe(first.userId);
  const { data } = await as(second.sessionToken, viewer);
  expect(data?.["viewer"].memberships.nodes).toEqual([{ organization: { name: "beta" } }]);
});

describe("an ID token is refused", () => {
  const now = () => Math.floor(graph.clock.now().getTime() / 1_000);

  test.each<[string, () => Promise<string>, RegExp]>([
    ["that has expired", () => openId.sign({ sub: "x", exp: now() - 60, iat: now() - 120 }), /expired/],
    ["older than five minutes", () => openId.sign({ sub: "x", iat: now() - 400, exp: now() + 600 }), /five minutes/],
    ["from a time to come", () => openId.sign({ sub: "x", iat: now() + 600, exp: now() + 900 }), /ID token/],
    ["for another client", () => openId.sign({ sub: "x", aud: "another" }), /another client/],
    [
      "for several, asked for by another",
      () => openId.sign({ sub: "x", aud: ["orgplane", "b"], azp: "b" }),
      /another client/,
    ],
    ["for several, asked for by nobody", () => openId.sign({ sub: "x", aud: ["orgplane", "b"] }), /another client/],
    ["of another issuer", () => openId.sign({ sub: "x", iss: "https://evil.example.test" }), /another provider/],
    ["of nobody", () => openId.sign({ sub: "" }), /nobody/],
    ["signed by a key that nobody publishes", () => openId.sign({ sub: "x" }, { kid: "unknown" }), /key/],
    [
      "signed by another key under a known name",
      async () => {
        const { privateKey } = await generateKeyPair("RS256");
        const header = { alg: "RS256", kid: openId.signingKey().kid! };
        const claims = { sub: "x", iss: openId.issuer, aud: "orgplane", iat: now(), exp: now() + 300 };
        return new SignJWT(claims).setProtectedHeader(header).sign(privateKey);
      },
      /signature/,
    ],
    [
      "signed with the client secret",
      () =>
        new SignJWT({ sub: "x", iss: openId.issuer, aud: "orgplane", iat: now(), exp: now() + 300 })
          .setProtectedHeader({ alg: "HS256" })
          .sign(Buffer.from(openId.clientSecret)),
      /method/,
    ],
    [
      "signed not at all",
      () => {
        const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
        const claims = { sub: "x", iss: openId.issuer, aud: "orgplane", iat: now(), exp: now() + 300 };
        return Promise.resolve(`${part({ alg: "none" })}.${part(claims)}.`);
      },
      /method|signed/,
    ],
    ["that is none", () => Promise.resolve("nonsense"), /no signed ID token/],
    ["of half a megabyte", () => openId.sign({ sub: "x", memberOf: ["x".repeat(512 * 1024)] }), /longer than/],
  ])("%s", async (_, make, message) => {
    const users = await graph.database.user.count();
    expect(await messageOf(await make())).toMatch(message);
    expect(await graph.database.user.count()).toBe(users);
  });

  test("the second time", async () => {
    const token = await openId.idTokenOf("ada");
    expect((await signIn(token)).userErrors).toEqual([]);
    expect(await messageOf(token)).toMatch(/used before/);
  });

  test("the second time under one jti, though it is another token", async () => {
    await signIn(await openId.sign({ sub: "ada", jti: "one" }));
    expect(await messageOf(await openId.sign({ sub: "ada", jti: "one", more: 1 }))).toMatch(/used before/);
  });

  test("of somebody who is suspended", async () => {
    await signIn(await openId.sign({ sub: "suspended", preferred_username: "gone" }));
    await graph.database.user.updateMany({ where: { username: "gone" }, data: { status: "SUSPENDED" } });
    expect(await messageOf(await openId.sign({ sub: "suspended" }))).toMatch(/suspended/);
  });

  test("where the provider makes no new users, but not of those it has", async () => {
    await graph.database.identityProvider.updateMany({ data: { allowSignUp: false } });
    expect(await messageOf(await openId.sign({ sub: "new" }))).toMatch(/no new users/);
    expect((await signIn(await openId.sign({ sub: "ada" }))).userErrors).toEqual([]);
    await graph.database.identityProvider.updateMany({ data: { allowSignUp: true } });
  });

  test("by a provider that is disabled, or is not there", async () => {
    const token = await openId.sign({ sub: "ada" });
    await graph.database.identityProvider.updateMany({ data: { enabled: false } });
    expect((await signIn(token)).userErrors).toMatchObject([{ code: "NOT_FOUND", path: ["input", "providerId"] }]);
    await graph.database.identityProvider.updateMany({ data: { enabled: true } });
    const nobody = encodeId("IdentityProvider", newId());
    expect((await signIn(token, nobody)).userErrors).toMatchObject([
      { code: "NOT_FOUND", path: ["input", "providerId"] },
    ]);
  });
});

test("keys may rotate between two sign-ins", async () => {
  await signIn(await openId.sign({ sub: "ada" }));
  const old = await openId.sign({ sub: "ada", jti: "old" });
  await openId.rotate();
  graph.clock.advance(2_000);
  expect((await signIn(await openId.sign({ sub: "ada" }))).userErrors).toEqual([]);
  expect(await messageOf(old)).toMatch(/key/);
});

describe("a session", () => {
  test("ends when its user signs out, and not before", async () => {
    const { sessionToken } = await signIn(await openId.sign({ sub: "ada" }));
    const other = await signIn(await openId.sign({ sub: "ada", jti: "other" }));
    const { data, errors } = await as(sessionToken, "mutation { signOut { userErrors { code } } }");
    expect(errors).toBeUndefined();
    expect(data).toEqual({ signOut: { userErrors: [] } });
    expect((await as(sessionToken, viewer)).status).toBe(401);
    expect((await as(other.sessionToken, viewer)).status).toBe(200);
    expect(await graph.database.auditEntry.count({ where: { action: "SIGN_OUT", resourceName: "ada" } })).toBe(1);
  });

  test("ends with its day, unless it is used; with its provider; with its user's suspension", async () => {
    const { sessionToken } = await signIn(await openId.sign({ sub: "short", preferred_username: "short" }));
    const hour = 60 * 60_000;
    graph.clock.advance(23 * hour);
    expect((await as(sessionToken, viewer)).status).toBe(200);
    graph.clock.advance(23 * hour);
    expect((await as(sessionToken, viewer)).status).toBe(200);
    await graph.database.identityProvider.updateMany({ data: { enabled: false } });
    expect((await as(sessionToken, viewer)).status).toBe(401);
    await graph.database.identityProvider.updateMany({ data: { enabled: true } });
    graph.clock.advance(25 * hour);
    expect((await as(sessionToken, viewer)).status).toBe(401);
  });

  test("is not what an access token can end", async () => {
    const { data } = await graph.as(graph.world.owner).run("mutation { signOut { userErrors { code } } }");
    expect(data?.["signOut"].userErrors).toEqual([{ code: "NOT_ALLOWED_HERE" }]);
    const { errors } = await graph.anonymously.run("mutation { signOut { userErrors { code } } }");
    expect(errors?.[0]?.extensions["code"]).toBe("UNAUTHENTICATED");
  });
});

describe("a sign-in's sync", () => {
  const runsOf = (username: string) =>
    graph.database.identitySyncRun.findMany({ where: { user: { username } }, orderBy: { id: "asc" } });

  test("that fails leaves everything as it was, and is kept as a failed run", async () => {
    expect(
      (await signIn(await openId.sign({ sub: "fay", preferred_username: "fay", memberOf: [] }))).userErrors,
    ).toEqual([]);
    await graph.database.$executeRawUnsafe(`create function organizations.fail() returns trigger language plpgsql
      as $$ begin raise exception 'out of order'; end $$`);
    await graph.database.$executeRawUnsafe(`create trigger fail before insert on organizations.members
      for each row execute function organizations.fail()`);
    const answer = signIn(await openId.sign({ sub: "fay", jti: "again", memberOf: ["eng", "ops"] }));
    await expect(answer).rejects.toThrow("INTERNAL_SERVER_ERROR");
    await graph.database.$executeRawUnsafe("drop trigger fail on organizations.members");
    expect(await graph.database.member.count({ where: { user: { username: "fay" } } })).toBe(0);
    expect(await runsOf("fay")).toMatchObject([{ status: "UNCHANGED" }, { status: "FAILED", trigger: "SIGN_IN" }]);
  });

  test("takes as many statements for two hundred organizations as for one", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 200; index += 1)
      ids.push(await createOrganization(graph.database, `many-${String(index)}`));
    const mapping = [
      { claimValue: "one", targets: ids.slice(0, 1) },
      { claimValue: "many", targets: ids },
    ];
    await graph.database.organizationSync.updateMany({ data: { mapping } });
    const count = async (claim: string) => {
      const token = await openId.sign({ sub: claim, preferred_username: claim, memberOf: [claim] });
      const statements = await graph.statements(() => signIn(token));
      return { statements, joined: await graph.database.member.count({ where: { user: { username: claim } } }) };
    };
    const [one, many] = [await count("one"), await count("many")];
    expect([one.joined, many.joined]).toEqual([1, 200]);
    expect(many.statements).toBe(one.statements);
  });
});
