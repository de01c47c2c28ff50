import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createBrowser } from "../kit/browser.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { openIdFor, originOf, type OpenIdUnderTest } from "../kit/open-id.js";
import { createTickingClock } from "../kit/test-clock.js";

/** Signing in by browser: the page, the way to the provider and back, the cookie, and what keeps others out. */
let graph: GraphUnderTest;
let openId: OpenIdUnderTest;
beforeAll(async () => {
  graph = await startGraphUnderTest({ clock: createTickingClock() });
  const people = [
    { sub: "ada", name: "Ada", preferred_username: "ada", email: "ada@example.org", memberOf: ["eng"] },
    { sub: "bo", name: "Bo", preferred_username: "bo", email: "bo@example.org", memberOf: ["eng"] },
  ];
  openId = await openIdFor(graph, { people, isByUserinfoAlone: true });
  const mapping = [{ claimValue: "eng", targets: [graph.world.alpha] }];
  await graph.database.organizationSync.create({ data: { claim: "memberOf", assignDefault: false, mapping } });
}, 60_000);
beforeEach(() => openId.intercept(null));
afterAll(async () => {
  await openId.close();
  await graph.close();
});

const viewer = "{ viewer { username memberships { nodes { organization { name } } } } }";
const cookieOf = (setCookies: string[]) => setCookies.find((line) => line.startsWith("orgplane_session=")) ?? "";
const ask = async (cookie: string, headers: Record<string, string> = { "content-type": "application/json" }) => {
  const body = headers["content-type"] === "application/json" ? JSON.stringify({ query: viewer }) : viewer;
  const response = await fetch(graph.endpoint, { method: "POST", headers: { cookie, ...headers }, body });

  return { status: response.status, json: await response.json() };
};
const session = (line: string): string => line.split(";")[0]!;

test("a browser goes to the provider and comes back with a session that no script can read", async () => {
  const page = await openId.browse("ada");
  expect(page).toMatchObject({ status: 200, url: `${originOf(graph)}/auth` });
  expect(page.text).toContain("You are <strong>ada</strong>");
  const cookie = cookieOf(page.setCookies);
  expect(cookie).toMatch(/^orgplane_session=orgs_\w+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  expect((await ask(session(cookie))).json.data.viewer).toEqual({
    username: "ada",
    memberships: { nodes: [{ organization: { name: "alpha" } }] },
  });
});

test("pages load nothing from elsewhere, run nothing, are framed by nobody and kept by nobody", async () => {
  const { headers, text } = await createBrowser().open(`${originOf(graph)}/auth`);
  expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
  expect(headers.get("cache-control")).toBe("no-store");
  expect(text).toContain(`/auth/${openId.providerId}/login`);
});

test("a name that is markup stays text", async () => {
  await graph.database.identityProvider.updateMany({ data: { name: `<b>"Test"&` } });
  const { text } = await createBrowser().open(`${originOf(graph)}/auth`);
  expect(text).toContain("&lt;b&gt;&quot;Test&quot;&amp;");
  await graph.database.identityProvider.updateMany({ data: { name: "Test" } });
});

test("signing out ends the session and takes the cookie", async () => {
  const { browser, setCookies } = await openId.browse("ada");
  const cookie = session(cookieOf(setCookies));
  const page = await browser.open(`${originOf(graph)}/auth/sign-out`, { form: {} });
  expect(page.text).toContain("Sign in by Test");
  expect([...browser.cookies.keys()].filter((key) => key.endsWith("orgplane_session"))).toEqual([]);
  expect((await ask(cookie)).json.data.viewer).toBeNull();
});

describe("what another site's page could send with the cookie", () => {
  test.each(["text/plain", "application/x-www-form-urlencoded"])("is refused: %s", async (type) => {
    const cookie = session(cookieOf((await openId.browse("ada")).setCookies));
    const { status, json } = await ask(cookie, { "content-type": type });
    expect(status).toBe(400);
    expect(JSON.stringify(json)).not.toContain("ada");
  });

  test("is refused: a link with a query", async () => {
    const cookie = session(cookieOf((await openId.browse("ada")).setCookies));
    const response = await fetch(`${graph.endpoint}?query=${encodeURIComponent(viewer)}`, { headers: { cookie } });
    expect(response.status).toBe(400);
  });
});

test("a header says who asks before a cookie does", async () => {
  const cookie = session(cookieOf((await openId.browse("ada")).setCookies));
  const { status } = await ask(cookie, { "content-type": "application/json", authorization: "Bearer nonsense" });
  expect(status).toBe(401);
});

describe("the way back is refused", () => {
  const begin = async () => {
    const browser = createBrowser();
    const page = await browser.open(`${originOf(graph)}/auth/${openId.providerId}/login`);
    const back = await browser.open(page.url, { form: { sub: "ada" }, stopAt: /\/auth\/callback/ });
    return { browser, callback: back.url };
  };
  const refused = async (browser: ReturnType<typeof createBrowser>, url: string) => {
    const page = await browser.open(url);
    expect(page.status).toBe(400);
    expect(cookieOf(page.setCookies)).toBe("");
    return page.text;
  };

  test("in another browser than it began in", async () => {
    const { callback } = await begin();
    expect(await refused(createBrowser(), callback)).toMatch(/Begin anew/);
  });

  test("with another state", async () => {
    const { browser, callback } = await begin();
    const url = new URL(callback);
    url.searchParams.set("state", "another");
    expect(await refused(browser, url.href)).toMatch(/Begin anew/);
  });

  test("the second time", async () => {
    const { browser, callback } = await begin();
    const cookies = new Map(browser.cookies);
    expect((await browser.open(callback)).status).toBe(200);
    const again = createBrowser();
    for (const [key, value] of cookies) again.cookies.set(key, value);
    expect(await refused(again, callback)).toMatch(/Begin anew/);
  });

  test("after ten minutes", async () => {
    const { browser, callback } = await begin();
    graph.clock.advance(11 * 60_000);
    expect(await refused(browser, callback)).toMatch(/Begin anew/);
  });

  test("with a code that the provider does not know", async () => {
    const { browser, callback } = await begin();
    const url = new URL(callback);
    url.searchParams.set("code", "another");
    expect(await refused(browser, url.href)).toMatch(/The provider refused: invalid_grant/);
  });

  test("where the person said no", async () => {
    const { browser, callback } = await begin();
    const url = new URL(callback);
    url.searchParams.delete("code");
    url.searchParams.set("error", "access_denied");
    expect(await refused(browser, url.href)).toMatch(/access_denied/);
  });

  test("where the provider does not answer any more", async () => {
    const { browser, callback } = await begin();
    openId.intercept((_, response) => {
      response.destroy();
      return true;
    });
    expect(await refused(browser, callback)).toMatch(/does not answer/);
  });
});

test("keys that rotate while a browser is away are found", async () => {
  await openId.browse("bo");
  await openId.rotate();
  graph.clock.advance(2_000);
  const page = await openId.browse("bo");
  expect(page.text).toContain("You are <strong>bo</strong>");
});

test("a provider that is not there is no page of ours to be sent on from", async () => {
  const { status, text } = await createBrowser().open(`${originOf(graph)}/auth/nonsense/login`);
  expect([status, text.includes("There is no such identity provider")]).toEqual([400, true]);
});

describe("claims that a provider gives by userinfo alone", () => {
  const signIn = async (claims: object) => {
    const { data } = await graph.anonymously.run(
      "mutation ($input: SignInInput!) { signIn(input: $input) { sessionToken userErrors { message } } }",
      { input: { providerId: openId.providerId, idToken: await openId.sign(claims as never) } },
    );
    expect(data?.["signIn"].userErrors).toEqual([]);
  };
  const organizationsOf = async (subject: string) => {
    const { userId } = await graph.database.userIdentity.findFirstOrThrow({ where: { subject } });
    const members = await graph.database.member.findMany({ where: { userId }, include: { organization: true } });
    return members.map(({ organization }) => organization.name);
  };

  test("are taken from the last browser's sign-in where an ID token comes without", async () => {
    await openId.browse("ada");
    await signIn({ sub: "ada" });
    expect(await organizationsOf("ada")).toEqual(["alpha"]);
  });

  test("are unknown, not absent, for somebody who never came by browser", async () => {
    await signIn({ sub: "cli-only" });
    const { userId } = await graph.database.userIdentity.findFirstOrThrow({ where: { subject: "cli-only" } });
    const run = await graph.database.identitySyncRun.findFirstOrThrow({ where: { userId } });
    expect(run.problems).toMatchObject([{ code: "CLAIM_UNKNOWN" }]);
  });
});

describe("a session in use is refreshed", () => {
  const hour = 60 * 60_000;
  const runsOf = async (subject: string) => {
    const { userId } = await graph.database.userIdentity.findFirstOrThrow({ where: { subject } });
    return graph.database.identitySyncRun.findMany({ where: { userId, trigger: "REFRESH" } });
  };

  test("hourly at the most, and follows the claims", async () => {
    const cookie = session(cookieOf((await openId.browse("bo")).setCookies));
    graph.clock.advance(hour / 2);
    await ask(cookie);
    expect(await runsOf("bo")).toHaveLength(0);
    openId.people.find(({ sub }) => sub === "bo")!.memberOf = [];
    graph.clock.advance(hour);
    await Promise.all([ask(cookie), ask(cookie)]);
    expect(await runsOf("bo")).toMatchObject([{ status: "SUCCEEDED", trigger: "REFRESH" }]);
    // Whoever is nowhere could read no membership at all: the gateway does not even ask.
    expect((await ask(cookie)).json.data.viewer).toEqual({ username: "bo", memberships: null });
  });

  test("and ended where the provider refuses, but not where it does not answer", async () => {
    const cookie = session(cookieOf((await openId.browse("ada")).setCookies));
    openId.intercept((request, response) => {
      if (request.url !== "/token") return false;
      response.destroy();
      return true;
    });
    graph.clock.advance(2 * hour);
    expect((await ask(cookie)).json.data.viewer.username).toBe("ada");
    openId.intercept((request, response) => {
      if (request.url !== "/token") return false;
      response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ error: "invalid_grant" }));
      return true;
    });
    graph.clock.advance(2 * hour);
    expect((await ask(cookie)).json.data.viewer).toBeNull();
  });
});

test("under https cookies are Secure, and the provider is told so", async () => {
  const secure = await startGraphUnderTest({
    clock: createTickingClock(),
    publicUrl: new URL("https://orgplane.example.test"),
  });
  const other = await openIdFor(secure, { people: [] });
  const response = await fetch(`${originOf(secure)}/auth/${other.providerId}/login`, { redirect: "manual" });
  const location = new URL(response.headers.get("location") ?? "");
  expect(location.searchParams.get("redirect_uri")).toBe("https://orgplane.example.test/auth/callback");
  expect(location.searchParams.get("code_challenge_method")).toBe("S256");
  expect(response.headers.getSetCookie()[0]).toMatch(
    /^orgplane_sign_in=[\w-]+; Path=\/auth; .*HttpOnly; Secure; SameSite=Lax$/,
  );
  await other.close();
  await secure.close();
}, 60_000);
