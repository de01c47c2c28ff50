import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { chromium, type Browser } from "playwright-core";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";
import { openIdFor, type OpenIdUnderTest } from "../kit/open-id.js";
import { createTickingClock } from "../kit/test-clock.js";
import { createCliUnderTest, type CliUnderTest } from "./cli-under-test.js";

/** What a person sees: a real browser holds the page's policy against each step, the way to the command line included. */
let graph: GraphUnderTest;
let openId: OpenIdUnderTest;
let browser: Browser | undefined;
let cli: CliUnderTest;
beforeAll(async () => {
  graph = await startGraphUnderTest({ clock: createTickingClock() });
  const people = [{ sub: "ada", name: "Ada", preferred_username: "ada", email: "ada@example.org", memberOf: ["eng"] }];
  openId = await openIdFor(graph, { people, isByUserinfoAlone: true });
  browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  cli = createCliUnderTest();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  cli.remove();
  await openId.close();
  await graph.close();
});

test.each([
  ["Yes, sign it in as ada", "Signed in", 0, /✔ You are ada/],
  ["No", "Not signed in", 1, /denied in the browser/],
])("a person signs in, is asked, and answers %s", async (button, title, code, sentence) => {
  const { child, said, ended } = cli.start(["login", "--url", graph.endpoint, "--no-browser"]);
  child.stdin.end();
  const address = () => /http:\S+\/auth\/program\?\S+/.exec(said.stderr)?.[0];
  await new Promise<void>((resolve) => child.stderr.on("data", () => address() !== undefined && resolve()));
  const page = await (await browser!.newContext()).newPage();
  await page.goto(address()!);
  await page.getByRole("link", { name: "Sign in by Test" }).click();
  await page.getByRole("button", { name: "Ada" }).click();
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("heading", { name: title, exact: true }).waitFor();
  const ran = await ended;
  expect(ran.code).toBe(code);
  expect(ran.stderr).toMatch(sentence);
});
