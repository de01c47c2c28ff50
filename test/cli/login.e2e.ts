import { readFileSync, statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { createBrowser } from "../kit/browser.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { openIdFor, type OpenIdUnderTest } from "../kit/open-id.js";
import { signIn } from "../kit/sign-in.js";
import { createTickingClock } from "../kit/test-clock.js";
import { createCliUnderTest, type CliUnderTest } from "./cli-under-test.js";

jest.setTimeout(180_000); // each step is a process of its own

let graph: GraphUnderTest;
let openId: OpenIdUnderTest;
let token: string;
let cli: CliUnderTest;
beforeAll(async () => {
  graph = await startGraphUnderTest({ clock: createTickingClock() });
  const people = [{ sub: "ada", name: "Ada", preferred_username: "ada", email: "ada@example.org", memberOf: ["eng"] }];
  openId = await openIdFor(graph, { people, isByUserinfoAlone: true });
  const mapping = [{ claimValue: "eng", targets: [graph.world.alpha] }];
  await graph.database.organizationSync.create({ data: { claim: "memberOf", assignDefault: false, mapping } });
  token = await signIn(graph.database, graph.world.alphaMember);
  cli = createCliUnderTest();
}, 60_000);
afterAll(async () => {
  cli.remove();
  await openId.close();
  await graph.close();
});

const contexts = (of: CliUnderTest) =>
  JSON.parse(readFileSync(of.configFile, "utf8")) as {
    current: string;
    contexts: Record<string, Record<string, string>>;
  };

/** Signs in as Ada and answers the command line's question. */
async function answerWith(of: CliUnderTest, reply: "allow" | "deny") {
  const { said, ended, child } = of.start(["login", "--url", graph.endpoint, "--no-browser", "--expires", "2h"]);
  child.stdin.end();
  const shown = await new Promise<string>((resolve) => {
    const look = (): void => {
      const address = /http:\S+\/auth\/program\?\S+/.exec(said.stderr)?.[0];
      if (address) resolve(address);
    };
    child.stderr.on("data", look);
    look();
  });
  const { browser } = await openId.browse("ada", createBrowser());
  const page = await browser.open(shown);
  const form = Object.fromEntries(
    [...page.text.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  );
  const last = await browser.open(`${new URL(graph.endpoint).origin}/auth/program`, {
    form: { ...form, answer: reply },
  });
  return { ran: await ended, last };
}

describe("by browser", () => {
  test("the command line is whoever said yes there, with a token of limited life that logout revokes", async () => {
    const { ran, last } = await answerWith(cli, "allow");
    expect(ran).toMatchObject({ code: 0, stdout: "" });
    expect(ran.stderr).toMatch(/✔ You are ada at .*; the sign-in ends in [12]h\./);
    expect(last.text).toContain("You can close this window");
    expect(statSync(cli.configFile).mode & 0o777).toBe(0o600);

    expect(await cli.json(["whoami"])).toMatchObject({ username: "ada", organizations: [{ name: "alpha" }] });
    const [listed] = await cli.json(["token", "list"]);
    expect(listed).toMatchObject({ name: expect.stringMatching(/^orgplane on /) });
    expect(Date.parse(listed.expiresAt)).toBeLessThan(Date.now() + 2 * 3_600_000 + 60_000);

    const { current, contexts: before } = contexts(cli);
    const kept = before[current]!["token"]!;
    expect(await cli.run(["logout"])).toMatchObject({ code: 0 });
    expect(contexts(cli).contexts[current]).not.toHaveProperty("token");
    expect((await cli.run(["whoami", "--url", graph.endpoint, "--token", kept])).stderr).toMatch(
      /unknown, expired or revoked/,
    );
    expect((await cli.run(["whoami"])).stderr).toMatch(/You are not signed in at/);
  });

  test("who says no is not signed in", async () => {
    const home = createCliUnderTest();
    const { ran, last } = await answerWith(home, "deny");
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toMatch(/denied in the browser/);
    expect(last.text).toContain("Not signed in");
    home.remove();
  });

  test("the browser that BROWSER names is opened", async () => {
    const home = createCliUnderTest({ BROWSER: "/bin/true" });
    const { child, said, ended } = home.start(["login", "--url", graph.endpoint]);
    await new Promise<void>((resolve) =>
      child.stderr.on("data", () => said.stderr.includes("/auth/program?") && resolve()),
    );
    expect(said.stderr).toMatch(/Your browser asks you now/);
    child.kill("SIGINT");
    expect((await ended).code).toBe(130);
    home.remove();
  });
});

describe("with a token", () => {
  test("from standard input", async () => {
    const home = createCliUnderTest();
    const ran = await home.run(["login", "--url", graph.endpoint, "--with-token", "--context", "here"], {
      input: `${token}\n`,
    });
    expect(ran).toMatchObject({ code: 0, stdout: "" });
    expect(contexts(home)).toMatchObject({ current: "here", contexts: { here: { username: "alpha-member", token } } });
    expect(await home.json(["whoami"])).toMatchObject({ username: "alpha-member", context: "here" });
    const { stderr } = await home.run(["logout"]);
    expect(stderr).toMatch(/was not made by login, and still counts/);
    home.remove();
  });

  test("typed on a terminal it is not shown", async () => {
    const home = createCliUnderTest();
    const { child, said, ended } = home.startOnTerminal(["login", "--url", graph.endpoint, "--with-token"]);
    await new Promise<void>((resolve) =>
      child.stdout.on("data", () => said.stdout.includes("Access token for") && resolve()),
    );
    child.stdin.write(`x\u007f${token}\r`);
    const { code, stdout } = await ended;
    expect(code).toBe(0);
    expect(stdout).toContain("You are alpha-member");
    expect(stdout).not.toContain(token);
    home.remove();
  });

  test.each([
    ["none", "", /no token on standard input/],
    ["one that nobody knows", "orgp_nobody", /unknown, expired or revoked/],
  ])("%s is refused, and nothing is remembered", async (_, input, sentence) => {
    const home = createCliUnderTest();
    const { code, stderr } = await home.run(["login", "--url", graph.endpoint, "--with-token"], { input });
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(() => statSync(home.configFile)).toThrow();
    home.remove();
  });

  test("a provisioner key is no user's", async () => {
    const key = await signIn(graph.database, graph.world.alphaKey);
    const { code, stderr } = await cli.run(["login", "--url", graph.endpoint, "--with-token"], { input: key });
    expect(code).toBe(1);
    expect(stderr).toMatch(/no user's token/);
  });

  test("signing in again keeps the usual organization", async () => {
    const home = createCliUnderTest();
    const login = () =>
      home.run(["login", "--url", graph.endpoint, "--with-token", "--context", "x"], { input: token });
    await login();
    await home.run(["context", "use", "x", "-o", "alpha"]);
    await login();
    expect(contexts(home).contexts["x"]).toMatchObject({ organization: "alpha", token });
    home.remove();
  });
});
