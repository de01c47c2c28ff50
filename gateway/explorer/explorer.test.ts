import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import express from "express";
import { buildSchema, parse, validate } from "graphql";
import { examples } from "./examples.js";
import { listen } from "../../foundation/http/listen.js";
import { explorer, explorerPage } from "./explorer.js";

const schema = buildSchema(readFileSync("schema/api.graphql", "utf8"));

test.each(examples.map(({ query, variables }) => [query.split("\n")[0]!, query, variables ?? "{}"]))(
  "an example fits the schema: %s",
  (_, query, variables) => {
    expect(validate(schema, parse(query))).toEqual([]);
    expect(JSON.parse(variables)).toEqual(expect.any(Object));
  },
);

test("signing in by browser is linked to where it is offered", async () => {
  expect(await explorerPage({ signsIn: true })).toContain('href="/auth"');
  expect(await explorerPage({ signsIn: false })).not.toContain('href="/auth"');
});

describe("the page over HTTP", () => {
  let server: Server;
  let address: string;
  beforeAll(async () => {
    server = createServer(express().get("/", explorer({ signsIn: false })));
    address = `http://127.0.0.1:${String(await listen(server, { host: "127.0.0.1", port: 0 }))}/`;
  });
  afterAll(() => void server.close());
  const get = (headers: Record<string, string>) => fetch(address, { headers });

  test("is the same packed and not, for several who ask at once", async () => {
    const ways = ["gzip", "identity", "gzip"];
    const responses = await Promise.all(ways.map((accepted) => get({ "accept-encoding": accepted })));
    expect(responses.map(({ headers }) => headers.get("content-encoding"))).toEqual(["gzip", null, "gzip"]);
    const [one, ...others] = await Promise.all(responses.map((response) => response.text()));
    expect(one).toBe(await explorerPage({ signsIn: false }));
    expect(others).toEqual([one, one]);
  });

  test("is not sent again to whoever has it", async () => {
    const etag = (await get({})).headers.get("etag")!;
    expect((await get({ "if-none-match": etag })).status).toBe(304);
    expect((await get({ "if-none-match": '"another"' })).status).toBe(200);
  });
});
