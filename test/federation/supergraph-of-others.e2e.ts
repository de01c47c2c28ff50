import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { RequestListener } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { waitUntil } from "../../prisma/seed/wait-until.js";
import { startChild, type Child } from "../kit/child-process.js";
import { composeClassic } from "../kit/classic-graph/classic-graph.js";
import { startHttpSubgraphs, type HttpSubgraphs } from "../kit/http-subgraphs.js";
import { post } from "../kit/post.js";

const folder = mkdtempSync(join(tmpdir(), "orgplane-"));
const file = join(folder, "supergraph.graphql");
let subgraphs: HttpSubgraphs;
let child: Child;
let endpoint: string;

beforeAll(async () => {
  subgraphs = await startHttpSubgraphs();
  writeFileSync(
    file,
    composeClassic((name) => (name === "reviews" ? "http://127.0.0.1:9" : subgraphs.url(name))),
  );
  const flags = ["--supergraph", file, "--port", "0", "--subgraph", `reviews=${subgraphs.url("reviews")}`];
  child = startChild("processes/gateway.js", flags, { ORGPLANE_SUBGRAPH_DEADLINE_SECONDS: "5" });
  endpoint = (await child.line(/answers at (\S+)/))[1]!;
});

afterAll(async () => {
  await child.stop();
  await subgraphs.close();
  rmSync(folder, { recursive: true });
});

const ask = (query: string) => post(endpoint, null, { query });
const query = "{ me { name } bestBook { upc inStock reviews { body } } }";

test("a supergraph of others is served without a database, at its own addresses and those that flags give", async () => {
  expect(await ask(query)).toEqual({
    status: 200,
    data: { me: { name: "Ada" }, bestBook: { upc: "b2", inStock: false, reviews: [{ body: "Long" }] } },
  });
});

describe("a subgraph that", () => {
  const says =
    (body: string, status = 200, headers: Record<string, string> = {}): RequestListener =>
    (_, response) =>
      void response.writeHead(status, headers).end(body);
  const secret = "10.0.0.7 secret-host";

  test.each<[string, RequestListener]>([
    ["is silent", () => undefined],
    ["begins and never ends", (_, response) => void response.writeHead(200).write('{"data":')],
    ["hangs up", (request) => void request.socket.destroy()],
    [
      "breaks off in the middle",
      (_, response) =>
        void response.writeHead(200, { "content-length": 99 }).write('{"data":{', () => response.destroy()),
    ],
    ["answers with a page", says(`<html><body>${secret}</body></html>`, 502, { "content-type": "text/html" })],
    ["answers with a page and says that all is well", says(`<html>${secret}</html>`)],
    ["answers nothing", says("")],
    ["answers half of a JSON", says('{"data":{"_entities":[{"inSt')],
    ["answers other JSON", says(`{"status":"${secret}"}`)],
    ["answers a list", says(`["${secret}"]`)],
    ["answers null", says("null")],
    ["has data that is a text", says(`{"data":"${secret}"}`)],
    ["has data that is a list", says(`{"data":["${secret}"]}`)],
    ["has errors that are a text", says(`{"errors":"${secret}"}`)],
    ["has errors that are none", says(`{"errors":[null,"${secret}",7,{}]}`)],
    ["has an error whose path is none", says(`{"errors":[{"message":"no","path":7}]}`)],
    ["has no entities", says('{"data":{}}')],
    ["has null for them and no error", says('{"data":{"_entities":null}}')],
    ["has entities that are none", says('{"data":{"_entities":[7]}}')],
    ["has more entities than were asked for", says('{"data":{"_entities":[{"inStock":true},{"inStock":true}]}}')],
    ["has a value of another type", says('{"data":{"_entities":[{"__typename":"Book","inStock":{"no":1}}]}}')],
  ])("%s costs its own fields; the error names it and tells nothing of its inside", async (_, answer) => {
    subgraphs.instead("inventory", answer);
    try {
      const { status, data, errors } = await ask(query);
      expect({ status, data }).toEqual({
        status: 200,
        data: { me: { name: "Ada" }, bestBook: { upc: "b2", inStock: null, reviews: [{ body: "Long" }] } },
      });
      expect(errors?.length).toBeGreaterThan(0);
      for (const { path, extensions } of errors!) {
        expect(path?.[0]).toBe("bestBook");
        expect(extensions).toMatchObject(
          extensions["code"] === "INCOMPLETE_ANSWER" ? {} : { code: "UNAVAILABLE", serviceName: "inventory" },
        );
      }
      expect(JSON.stringify(errors)).not.toMatch(/secret|10\.0|127\.0|ECONN|socket|JSON|stack/);
    } finally {
      subgraphs.instead("inventory", null);
    }
  });
});

test("a changed supergraph is served without a request that fails, and knows what clients had kept; one that is none is not", async () => {
  const changed = composeClassic(subgraphs.url).replaceAll("nicknames", "petNames");
  const statuses = new Set<unknown>();
  let isOver = false;
  const askOnAndOn = async (): Promise<void> => {
    while (!isOver) statuses.add(JSON.stringify(await ask("{ me { name } topProducts { name reviews { body } } }")));
  };
  const asking = Promise.all([askOnAndOn(), askOnAndOn(), askOnAndOn(), askOnAndOn()]);
  const hasField = (name: string) => async () => {
    const { data } = await ask('{ __type(name: "User") { fields { name } } }');
    const { fields } = data!["__type"] as { fields: { name: string }[] };
    return fields.some((field) => field.name === name) || null;
  };
  const kept = "{ me { name } }";
  const extensions = { persistedQuery: { version: 1, sha256Hash: createHash("sha256").update(kept).digest("hex") } };
  const answer = { status: 200, data: { me: { name: "Ada" } } };
  expect(await post(endpoint, null, { query: kept, extensions })).toEqual(answer);
  writeFileSync(file, "this is no supergraph");
  await child.line(/cannot be used/);
  expect(await hasField("nicknames")()).toBe(true);
  writeFileSync(file, changed);
  await waitUntil("the changed supergraph", hasField("petNames"), 40_000);
  isOver = true;
  await asking;
  expect(await post(endpoint, null, { extensions })).toEqual(answer);
  expect([...statuses]).toHaveLength(1);
  expect([...statuses][0]).toContain('"status":200');
});
