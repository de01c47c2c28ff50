import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { chromium, type Browser, type Page } from "playwright-core";
import { newSecret } from "../../foundation/secrets/secret.js";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { signIn } from "../kit/sign-in.js";
import { startSpokenJob } from "../kit/spoken-job.js";

let graph: GraphUnderTest;
let browser: Browser;
let origin: string;
let token: string;
beforeAll(async () => {
  graph = await startGraphUnderTest();
  origin = new URL(graph.endpoint).origin;
  token = await signIn(graph.database, graph.world.owner);
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
});
afterAll(async () => {
  await browser.close();
  await graph.close();
});

let page: Page;
const asked: string[] = [];
const complaints: string[] = [];
beforeEach(async () => {
  asked.splice(0);
  complaints.splice(0);
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(origin);
  await page.locator(".graphiql-sessions").waitFor();
});
afterEach(() => page.context().close());

const who = () => page.getByRole("status");
const says = (text: RegExp) => who().filter({ hasText: text }).waitFor();
async function takeToken(secret: string): Promise<void> {
  await page.getByLabel("Token").fill(secret);
  await page.getByRole("button", { name: "Use token" }).click();
}
const answerPane = () => page.locator(".result-window").innerText();

test("the page is whole without any other host, and complains of nothing", async () => {
  await says(/nobody yet/);
  // Its schema has come: the query is coloured, completed and checked by it.
  await page.getByRole("button", { name: /Show Documentation/ }).click();
  await page.getByText("Root Types", { exact: false }).first().waitFor();
  const elsewhere = asked.filter((url) => !url.startsWith(origin) && !/^(data|blob):/.test(url));
  expect({ elsewhere, complaints }).toEqual({ elsewhere: [], complaints: [] });
});

test("a token signs the tab in, and is kept by nothing else", async () => {
  await takeToken(`Bearer ${token}`);
  await says(/You are owner/);
  await page.getByRole("button", { name: /Execute/ }).click();
  await page.locator(".result-window").getByText('"owner"').first().waitFor();
  expect(await answerPane()).not.toContain("errors");
  await page.reload();
  await says(/You are owner/);
  expect(await page.evaluate("JSON.stringify(localStorage)")).not.toContain(token);
  expect(page.url()).toBe(`${origin}/`);
  const other = await page.context().newPage();
  await other.goto(origin);
  await other
    .getByRole("status")
    .filter({ hasText: /nobody yet/ })
    .waitFor();
  await page.getByRole("button", { name: "Forget token" }).click();
  await says(/nobody yet/);
});

test("a token that is none says so", async () => {
  await takeToken(newSecret("orgp"));
  await says(/unknown, expired or revoked/);
});

test("a header of the tab's own goes before the token", async () => {
  await takeToken(token);
  await says(/You are owner/);
  const member = await signIn(graph.database, graph.world.alphaMember);
  const answer = await page.evaluate(
    `fetch("/graphql", { method: "POST", headers: { "content-type": "application/json", authorization: "Bearer ${member}" }, body: '{"query":"{ viewer { username } }"}' }).then((r) => r.json())`,
  );
  expect(answer).toEqual({ data: { viewer: { username: "alpha-member" } } });
});

test("a dark screen has a dark page", async () => {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.reload();
  await says(/nobody yet/);
  const colour = await page.evaluate(`getComputedStyle(document.getElementById("bar")).backgroundColor`);
  expect(colour).toBe("rgb(33, 42, 59)");
});

test("a log is followed as it is written", async () => {
  const job = await startSpokenJob(graph.database, { organizationId: graph.world.alpha });
  await job.say();
  const query = `subscription { provisionerJobLogs(jobId: "${job.id}") { output } }`;
  await page.goto(`${origin}/?query=${encodeURIComponent(query)}`);
  await takeToken(token);
  await says(/You are owner/);
  await page.getByRole("button", { name: /Execute/ }).click();
  const answers = page.locator(".result-window");
  await answers.getByText('"line 1"').waitFor();
  await job.say();
  await answers.getByText('"line 2"').waitFor();
  await job.end();
  await page.getByRole("button", { name: /Execute/ }).waitFor();
  expect(complaints).toEqual([]);
});
