import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { chromium, type Browser } from "playwright-core";
import { examples, type Example } from "../../gateway/explorer/examples.js";
import { findFreePort } from "../../foundation/database/free-port.js";
import { startChild, type Child } from "../kit/child-process.js";

/** What somebody sees who runs `npm start` and signs in at the page: the provider, the way back, and the graph. */
let demo: Child;
let browser: Browser | undefined;
let origin: string;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "orgplane-browser-"));
  const port = String(await findFreePort());
  origin = `http://127.0.0.1:${port}`;
  demo = startChild("processes/serve.js", [], {
    ORGPLANE_PORT: port,
    ORGPLANE_DATA_DIR: dataDir,
    ORGPLANE_DEMO: "true",
  });
  await demo.line(/sign in by browser at/);
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await demo.stop();
  await rm(dataDir, { recursive: true, force: true });
}, 60_000);

const query =
  "{ viewer { username siteRoles { name } memberships { nodes { organization { name } roles { name } groups { name } } } } }";

/** Signs in as this person, in a browser that knows nothing yet, and asks the graph from the page that it comes back to. */
async function signInAs(name: string) {
  const context = await browser!.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/auth`);
  await page.getByRole("link", { name: /Sign in by/ }).click();
  await page.getByRole("button", { name }).click();
  await page.waitForURL(`${origin}/auth`);
  const text = await page.textContent("main");
  const scripts = await page.evaluate("document.cookie");
  const { cookie } = { cookie: (await context.cookies()).find((each) => each.name === "orgplane_session") };
  await page.goto(origin);
  const answer = await page.evaluate(
    `fetch("/graphql", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query: ${JSON.stringify(query)} }) }).then((r) => r.json())`,
  );
  return { context, page, text, scripts, cookie, answer: answer as { data: { viewer: object } } };
}

test("a person signs in, and is where their groups put them", async () => {
  const { text, answer, cookie, scripts, context } = await signInAs("Bo, administrates Raptix");
  expect(text).toContain("You are bo");
  expect(answer.data.viewer).toEqual({
    username: "bo",
    siteRoles: [],
    memberships: {
      nodes: [
        {
          organization: { name: "raptix" },
          roles: expect.arrayContaining([{ name: "organization-admin" }]),
          groups: expect.arrayContaining([{ name: "mobile" }]),
        },
      ],
    },
  });
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(scripts).toBe("");
  await context.close();
}, 60_000);

test("another is somebody else, with other rights, and signs out again", async () => {
  const { page, answer, context } = await signInAs("Di, audits the whole site");
  expect(answer.data.viewer).toMatchObject({
    username: "di",
    siteRoles: [{ name: "auditor" }],
    memberships: { nodes: [] },
  });
  await page.goto(`${origin}/auth`);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByRole("link", { name: /Sign in by/ }).waitFor();
  expect((await context.cookies()).some((each) => each.name === "orgplane_session")).toBe(false);
  await context.close();
}, 60_000);

test("the examples of the explorer work, and its log of a job goes on to the end", async () => {
  const { tokens } = JSON.parse(await readFile(join(dataDir, "demo.json"), "utf8"));
  const headers = { "content-type": "application/json", authorization: `Bearer ${tokens.owner}` };
  const send = ({ query: text, variables = "{}" }: Example, more = {}) =>
    fetch(`${origin}/graphql`, {
      method: "POST",
      headers: { ...headers, ...more },
      body: JSON.stringify({ query: text, variables: JSON.parse(variables) }),
    });
  const [log, ...others] = [...examples].reverse();
  const answers = await Promise.all(others.map(async (example) => (await send(example)).json()));
  for (const answer of answers) expect(answer).toEqual({ data: expect.any(Object) });
  const [{ data: jobs }] = answers;
  const done = jobs.provisionerJobs.nodes.find(({ status }: { status: string }) => status === "SUCCEEDED");
  const stream = await send(
    { ...log!, variables: JSON.stringify({ jobId: done.id }) },
    { accept: "text/event-stream" },
  );
  expect(await stream.text()).toMatch(/event: next\ndata: .*"sequence":1\b[^]*event: complete/);
}, 60_000);

test("nothing that the provider's library says of its own is on the screen", () => {
  expect(demo.lines.filter((line) => /oidc-provider|WARNING|Unsupported/i.test(line))).toEqual([]);
});
