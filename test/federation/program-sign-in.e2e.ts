import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createBrowser, type Browser } from "../kit/browser.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { openIdFor, originOf, type OpenIdUnderTest } from "../kit/open-id.js";
import { post } from "../kit/post.js";
import { createTickingClock, type TestClock } from "../kit/test-clock.js";

/** A program on somebody's machine is signed in by their browser: the consent, the code, and the token it is redeemed for. */
let graph: GraphUnderTest;
let clock: TestClock;
let openId: OpenIdUnderTest;
let ada: Browser;
beforeAll(async () => {
  clock = createTickingClock();
  graph = await startGraphUnderTest({ clock });
  const people = [{ sub: "ada", name: "Ada", preferred_username: "ada", email: "ada@example.org", memberOf: ["eng"] }];
  openId = await openIdFor(graph, { people, isByUserinfoAlone: true });
  const mapping = [{ claimValue: "eng", targets: [graph.world.alpha] }];
  await graph.database.organizationSync.create({ data: { claim: "memberOf", assignDefault: false, mapping } });
  ({ browser: ada } = await openId.browse("ada"));
}, 60_000);
afterAll(async () => {
  await openId.close();
  await graph.close();
});

const elsewhere = "http://127.0.0.1:9/";
const stopAt = /^http:\/\/127\.0\.0\.1:9\//;
const verifier = randomBytes(32).toString("base64url");
const request = {
  redirect_uri: elsewhere,
  state: "0123456789abcdef",
  code_challenge: createHash("sha256").update(verifier).digest("base64url"),
  code_challenge_method: "S256",
  client_name: "a program",
};
const pageOf = (asked: Record<string, string>) =>
  `${originOf(graph)}/auth/program?${new URLSearchParams(asked).toString()}`;
const answer = (browser: Browser, form: Record<string, string>) =>
  browser.open(`${originOf(graph)}/auth/program`, { form: { ...request, ...form }, stopAt });
const codeOf = async (browser: Browser): Promise<string> =>
  new URL((await answer(browser, { answer: "allow" })).url).searchParams.get("code") ?? "";

async function redeem(form: Record<string, string>) {
  const body = new URLSearchParams({
    grant_type: "authorization_code",
    code_verifier: verifier,
    client_name: "a program",
    ...form,
  });
  const response = await fetch(`${originOf(graph)}/auth/program/token`, { method: "POST", body });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

describe("the page that asks", () => {
  test("says who would be signed in, and what asks", async () => {
    const { status, text, headers } = await ada.open(pageOf(request));
    expect(status).toBe(200);
    expect(text).toMatch(/calls itself <strong>a program<\/strong>.*<strong>ada<\/strong>/s);
    expect(headers.get("content-security-policy")).toMatch(
      /form-action 'self' http:\/\/127\.0\.0\.1:9;.*frame-ancestors 'none'/,
    );
  });

  test("lets somebody sign in first, and asks then", async () => {
    const browser = createBrowser();
    expect((await browser.open(pageOf(request))).text).toContain("Sign in by Test");
    const { url, text } = await openId.browse("ada", browser);
    expect(url).toBe(pageOf(request));
    expect(text).toContain("a program");
  });

  test.each([
    ["an address elsewhere", { redirect_uri: "https://evil.example/" }],
    ["an address that begins like this machine's", { redirect_uri: "http://127.0.0.1.evil.example:80/" }],
    ["a name for this machine, which others may answer to", { redirect_uri: "http://localhost:8080/" }],
    ["an address with somebody in it", { redirect_uri: "http://127.0.0.1:80@evil.example:80/" }],
    ["no challenge", { code_challenge: "" }],
    ["a challenge that is the secret", { code_challenge_method: "plain" }],
    ["a state that can be guessed", { state: "1" }],
    ["a name that is markup", { client_name: "<b>x</b>" }],
  ])("refuses %s", async (_, wrong) => {
    for (const page of [
      await ada.open(pageOf({ ...request, ...wrong })),
      await answer(ada, { ...wrong, answer: "allow" }),
    ]) {
      expect(page).toMatchObject({ status: 400 });
      expect(page.text).not.toContain("<b>x</b>");
    }
  });
});

describe("the answer", () => {
  test("yes brings a code, with the state, to the program's address", async () => {
    const { url } = await answer(ada, { answer: "allow" });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:9\/\?code=[\w-]+&state=0123456789abcdef$/);
  });

  test("no brings none", async () => {
    expect((await answer(ada, { answer: "deny" })).url).toBe(`${elsewhere}?error=access_denied&state=0123456789abcdef`);
  });

  test("of somebody who is not signed in is none", async () => {
    expect(await answer(createBrowser(), { answer: "allow" })).toMatchObject({ status: 400 });
  });

  test("that another site's page sends is none", async () => {
    const cookie = [...ada.cookies].map(([name, value]) => `${name.split(" ")[1] ?? ""}=${value}`).join("; ");
    const response = await fetch(`${originOf(graph)}/auth/program`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, "sec-fetch-site": "cross-site" },
      body: new URLSearchParams({ ...request, answer: "allow" }),
    });
    expect(response.status).toBe(400);
  });
});

describe("the code", () => {
  test("is redeemed for an access token of limited life, which the list of tokens shows", async () => {
    const { status, body } = await redeem({ code: await codeOf(ada), expires_in: "3600" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3600, username: "ada" });
    const query = "{ viewer { username accessTokens(first: 5) { nodes { id name expiresAt permissions } } } }";
    const { data } = await post(graph.endpoint, body["access_token"]!, { query });
    expect(data?.["viewer"].username).toBe("ada");
    expect(data?.["viewer"].accessTokens.nodes).toContainEqual({
      id: body["token_id"],
      name: expect.stringMatching(/^a program [0-9a-f]{10}$/),
      expiresAt: body["expires_at"],
      permissions: null,
    });
  });

  test("lasts 30 days unless said otherwise, and never more than 90", async () => {
    expect((await redeem({ code: await codeOf(ada) })).body).toMatchObject({ expires_in: 30 * 86_400 });
    expect(await redeem({ code: await codeOf(ada), expires_in: String(91 * 86_400) })).toMatchObject({
      status: 400,
      body: { error: "invalid_request" },
    });
  });

  test("is redeemed once", async () => {
    const code = await codeOf(ada);
    expect((await redeem({ code })).status).toBe(200);
    expect(await redeem({ code })).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
  });

  test.each([
    [
      "without the secret that its challenge was made of",
      () => ({ code_verifier: randomBytes(32).toString("base64url") }),
    ],
    ["that nobody was given", () => ({ code: "abc" })],
    ["that was changed", (code: string) => ({ code: `${code.slice(0, -2)}AA` })],
  ])("%s is none", async (_, wrong) => {
    const code = await codeOf(ada);
    expect(await redeem({ code, ...wrong(code) })).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
  });

  test("is over after a minute", async () => {
    const code = await codeOf(ada);
    clock.advance(61_000);
    expect(await redeem({ code })).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
  });

  test("of a browser that was signed out is none", async () => {
    const { browser } = await openId.browse("ada", createBrowser());
    const code = await codeOf(browser);
    await browser.open(`${originOf(graph)}/auth/sign-out`, { form: {} });
    expect(await redeem({ code })).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
  });

  test("is granted for nothing else", async () => {
    expect(await redeem({ grant_type: "password", code: "x" })).toMatchObject({
      body: { error: "unsupported_grant_type" },
    });
  });
});
