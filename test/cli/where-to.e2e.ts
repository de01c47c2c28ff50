import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname } from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { listen } from "../../foundation/http/listen.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { signIn } from "../kit/sign-in.js";
import { createCliUnderTest, signedInCli, type CliUnderTest } from "./cli-under-test.js";

jest.setTimeout(180_000); // each step is a process of its own

let graph: GraphUnderTest;
let cli: CliUnderTest;
let token: string;
beforeAll(async () => {
  graph = await startGraphUnderTest();
  cli = await signedInCli(graph, graph.world.alphaMember);
  token = await signIn(graph.database, graph.world.betaMember);
});
afterAll(async () => {
  cli.remove();
  await graph.close();
});

/** A home whose contexts are these. */
function withContexts(contexts: Record<string, object>, current: string | null = Object.keys(contexts)[0] ?? null) {
  const home = createCliUnderTest();
  mkdirSync(dirname(home.configFile), { recursive: true });
  writeFileSync(home.configFile, JSON.stringify({ current, contexts }), { mode: 0o600 });
  return home;
}

describe("who one is", () => {
  test("is who the token in the environment says", async () => {
    expect(await cli.json(["whoami"])).toMatchObject({
      endpoint: graph.endpoint,
      username: "alpha-member",
      organizations: [{ name: "alpha", roles: [] }],
    });
  });

  test("a flag wins over the environment, which wins over the context", async () => {
    const home = withContexts({ there: { url: graph.endpoint, token } });
    expect(await home.json(["whoami"])).toMatchObject({ username: "beta-member", context: "there" });
    const settings = { ORGPLANE_TOKEN: await signIn(graph.database, graph.world.owner) };
    expect(await home.json(["whoami"], { settings })).toMatchObject({ username: "owner", context: null });
    expect(await home.json(["whoami", "--token", token], { settings })).toMatchObject({ username: "beta-member" });
    home.remove();
  });

  test("a context's token goes to that context's address alone", async () => {
    const heard: (string | undefined)[] = [];
    const elsewhere = createServer((request, response) => {
      heard.push(request.headers.authorization);
      response.end("{}");
    });
    const url = `http://127.0.0.1:${String(await listen(elsewhere, { host: "127.0.0.1", port: 0 }))}/graphql`;
    const home = withContexts({ there: { url: graph.endpoint, token } });
    const ran = await home.run(["whoami", "--url", url]);
    expect(ran).toMatchObject({ code: 1, stdout: "" });
    expect(ran.stderr).toContain(`You are not signed in at ${url}`);
    expect(heard).toEqual([]);
    elsewhere.close();
    home.remove();
  });
});

describe("what went wrong is told with what to do about it, and ends with 1", () => {
  test.each([
    ["nobody listens", "http://127.0.0.1:1/graphql", /127\.0\.0\.1:1\/graphql cannot be reached/, /Is it up/],
    ["no such host", "http://nowhere.invalid", /nowhere\.invalid\/graphql cannot be reached/, /--url or ORGPLANE_URL/],
    ["no address", "ftp://x", /"ftp:\/\/x" is no address of a graph/, /http:\/\/ or https:\/\//],
  ])("%s", async (_, url, sentence, remedy) => {
    const { code, stdout, stderr } = await cli.run(["whoami", "--url", url]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(remedy);
  });

  test("somebody answers who is no graph", async () => {
    const page = createServer((_, response) => response.writeHead(200).end("<html>"));
    const url = `http://127.0.0.1:${String(await listen(page, { host: "127.0.0.1", port: 0 }))}/x`;
    const { code, stderr } = await cli.run(["whoami", "--url", url]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/answered 200, but not as a graph does/);
    page.close();
  });

  test("a token that nobody knows", async () => {
    const { code, stderr } = await cli.run(["whoami", "--token", "orgp_unknown"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/unknown, expired or revoked/);
    expect(stderr).toMatch(/→ Sign in: orgplane login/);
  });

  test("a context's token that has expired says when", async () => {
    const expiresAt = "2026-01-02T03:04:05.000Z";
    const home = withContexts({ old: { url: graph.endpoint, token: "orgp_gone", expiresAt } });
    const { code, stderr } = await home.run(["whoami"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/The token of the context "old" expired at 2026-01-02T03:04:05\.000Z/);
    expect(stderr).toMatch(/orgplane login --context old/);
    home.remove();
  });

  test("nowhere to go", async () => {
    const home = createCliUnderTest();
    const { code, stderr } = await home.run(["whoami"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/not signed in anywhere/);
    home.remove();
  });

  test("with --json, as JSON", async () => {
    const { stderr } = await cli.run(["whoami", "--json", "--token", "orgp_unknown"]);
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: "UNAUTHENTICATED", remedy: "Sign in: orgplane login" } });
  });

  test.each([
    ["an unknown command", ["whoam"], /Unknown command 'whoam'\. Did you mean whoami\?/],
    ["an unknown command below another", ["context", "lst"], /Did you mean list\?/],
    ["an unknown flag", ["whoami", "--jsn"], /Unknown option '--jsn'\. Did you mean --json\?/],
    ["a missing argument", ["context", "use"], /Missing required argument 'name'/],
  ])("%s names the nearest", async (_, args, sentence) => {
    const { code, stderr } = await cli.run(args);
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
  });
});

describe("the file of contexts", () => {
  test.each([0o644, 0o640, 0o620, 0o604])("is refused with mode %o", async (mode) => {
    const home = withContexts({ there: { url: graph.endpoint, token } });
    chmodSync(home.configFile, mode);
    const { code, stderr } = await home.run(["whoami"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/can be reached by others/);
    expect(stderr).toContain(`chmod 600 ${home.configFile}`);
    home.remove();
  });

  test("is written anew with mode 0600, and current is what was said", async () => {
    const home = withContexts({ one: { url: graph.endpoint, token }, two: { url: graph.endpoint, token } });
    expect(await home.run(["context", "use", "two", "-o", "beta"])).toMatchObject({ code: 0, stdout: "" });
    expect(statSync(home.configFile).mode & 0o777).toBe(0o600);
    expect(await home.json(["context", "list"])).toEqual([
      expect.objectContaining({ name: "one", isCurrent: false, organization: null }),
      expect.objectContaining({ name: "two", isCurrent: true, organization: "beta" }),
    ]);
    await home.run(["context", "delete", "two"]);
    expect(JSON.parse(readFileSync(home.configFile, "utf8"))).toMatchObject({ current: null, contexts: { one: {} } });
    home.remove();
  });

  test("never shows a token", async () => {
    const home = withContexts({ one: { url: graph.endpoint, token } });
    const ran = [await home.run(["context", "list"]), await home.run(["context", "list", "--json"])];
    for (const { stdout, stderr } of ran) expect(stdout + stderr).not.toContain(token);
    home.remove();
  });

  test.each([
    ["no JSON", "{", /cannot be read/],
    ["something unknown", JSON.stringify({ current: null, contexts: {}, x: 1 }), /cannot be read: .*x/],
  ])("that is %s is refused", async (_, text, sentence) => {
    const home = withContexts({});
    writeFileSync(home.configFile, text);
    expect((await home.run(["context", "list"])).stderr).toMatch(sentence);
    home.remove();
  });

  test("a context that there is not names the nearest", async () => {
    const home = withContexts({ staging: { url: graph.endpoint, token } });
    expect((await home.run(["context", "use", "stagin"])).stderr).toMatch(
      /no context "stagin"\. Did you mean staging\?/,
    );
    home.remove();
  });
});

describe("on a terminal and off it", () => {
  test("a table is coloured on a terminal, and no line is wider than it", async () => {
    const url = `${graph.endpoint}?${"x".repeat(100)}`;
    const home = withContexts({ one: { url, token } });
    const { stdout } = await home.runOnTerminal(["context", "list"], { columns: 60 });
    expect(stdout).toContain("\u001b[1m");
    const lines = stdout.replaceAll(/\u001b\[\d+m/g, "").split(/\r?\n/);
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(60);
    expect(stdout).toContain("…");
    home.remove();
  });

  test.each([
    ["off it", {}],
    ["off it, whatever TERM says", { TERM: "xterm-256color" }],
    ["off it, in continuous integration", { CI: "true" }],
  ])("it is plain and whole %s", async (_, settings) => {
    const url = `${graph.endpoint}?${"x".repeat(100)}`;
    const home = withContexts({ one: { url, token } });
    const { stdout } = await home.run(["context", "list"], { settings });
    expect(stdout).not.toContain("\u001b");
    expect(stdout).toContain(url);
    home.remove();
  });

  test.each([
    ["NO_COLOR", { NO_COLOR: "1" }, []],
    ["TERM=dumb", { TERM: "dumb" }, []],
    ["--no-color", {}, ["--no-color"]],
  ])("it is without colours with %s", async (_, settings, flags) => {
    const { stdout } = await cli.runOnTerminal(["whoami", ...flags], { settings });
    expect(stdout).toContain("alpha-member");
    expect(stdout).not.toContain("\u001b[");
  });
});
