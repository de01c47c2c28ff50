import { gunzipSync } from "node:zlib";
import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { serverAudits } from "graphql-http";
import { startGraphUnderTest, type GraphUnderTest } from "../kit/graph-under-test.js";

let graph: GraphUnderTest;
let endpoint = "";
beforeAll(async () => {
  graph = await startGraphUnderTest();
  endpoint = graph.endpoint;
});
afterAll(() => graph.close());

/** What a page of another site could send without asking first, so that it is refused as forged. */
const refusedAsForged = [
  "MAY accept application/x-www-form-urlencoded formatted GET requests",
  "MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/graphql-response+json",
  "MAY allow URL-encoded JSON string {variables} parameter in GETs when accepting application/json",
];

const audits = serverAudits({ url: () => endpoint });

describe("the audit of GraphQL over HTTP", () => {
  const [demanded, allowed] = [/^(MUST|SHOULD)/, /^MAY/].map((kind) => audits.filter(({ name }) => kind.test(name)));

  test("has all that we know of", () => {
    expect([demanded!.length, allowed!.length, audits.length]).toEqual([36, 25, 61]);
  });
  test.each(demanded!.map((audit) => [audit.name, audit] as const))("%s", async (_, audit) => {
    expect(await audit.fn()).toMatchObject({ status: "ok" });
  });
  test("of what it allows, what CSRF prevention forbids is refused, and nothing else", async () => {
    const results = await Promise.all(allowed!.map((audit) => audit.fn()));
    const missing = results.filter(({ status }) => status !== "ok").map(({ name }) => name);
    expect(missing).toEqual(refusedAsForged);
  });
});

const json = { "content-type": "application/json", accept: "application/graphql-response+json" };
async function send(init: RequestInit, search = "") {
  const response = await fetch(endpoint + search, { method: "POST", headers: json, ...init });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const error = (code: string, message: string | RegExp) => ({
  errors: [{ message: expect.stringMatching(message), extensions: { code } }],
});

describe("a request that is wrong is told what is", () => {
  const two = "query A { __typename } query B { __typename }";
  const typed = "query ($n: Int!) { organizations(first: $n) { totalCount } }";
  test.each<[string, unknown, number, string, RegExp]>([
    ["malformed JSON", '{"query": "{ __typename', 400, "BAD_REQUEST", /breaks off: check its brackets/],
    ["JSON that is all brackets", `{"variables":${"[".repeat(100_000)}`, 400, "BAD_REQUEST", /send it flat/],
    ["no query", {}, 400, "BAD_REQUEST", /send its text as `query`/],
    ["an empty query", { query: "" }, 400, "BAD_REQUEST", /send its text as `query`/],
    ["nothing but variables", { variables: {} }, 400, "BAD_REQUEST", /send its text as `query`/],
    ["a query that is no text", { query: 7 }, 400, "BAD_REQUEST", /must be strings/],
    ["a query that is no GraphQL", { query: "{ a" }, 400, "GRAPHQL_PARSE_FAILED", /Syntax Error/],
    [
      "a field that is not there",
      { query: "{ wiewer { id } }" },
      400,
      "GRAPHQL_VALIDATION_FAILED",
      /Did you mean "viewer"/,
    ],
    ["two operations without a name", { query: two }, 400, "OPERATION_RESOLUTION_FAILURE", /operation name/],
    ["a name that is not there", { query: two, operationName: "C" }, 400, "OPERATION_RESOLUTION_FAILURE", /"C"/],
    ["variables that are no object", { query: typed, variables: [1] }, 400, "BAD_REQUEST", /must be an object/],
    ["variables as a text", { query: typed, variables: "{}" }, 400, "BAD_REQUEST", /as an object/],
    ["a variable of the wrong type", { query: typed, variables: { n: "many" } }, 400, "BAD_USER_INPUT", /\$n/],
    ["a variable that is missing", { query: typed }, 400, "BAD_USER_INPUT", /\$n/],
    ["several operations in a list", [{ query: "{ __typename }" }], 400, "BAD_REQUEST", /each in a request of its own/],
  ])("%s", async (_, body, status, code, message) => {
    const answer = await send({ body: typeof body === "string" ? body : JSON.stringify(body) });
    expect({ status: answer.status, body: answer.body }).toEqual({
      status,
      body: { errors: [expect.objectContaining({ message: expect.stringMatching(message), extensions: { code } })] },
    });
  });

  test("a fragment that is in itself", async () => {
    const query = "{ ...A } fragment A on Query { viewer { id } ...B } fragment B on Query { ...A }";
    const { status, body } = await send({ body: JSON.stringify({ query }) });
    expect([status, body]).toMatchObject([400, error("GRAPHQL_VALIDATION_FAILED", /within itself via "B"/)]);
  });

  test("a mutation by GET", async () => {
    const search = `?query=${encodeURIComponent("mutation { __typename }")}`;
    const { status, headers, body } = await send({ method: "GET", headers: json }, search);
    expect([status, headers.get("allow"), body]).toMatchObject([
      405,
      "POST",
      error("BAD_REQUEST", /only support query/),
    ]);
  });

  test("another method", async () => {
    const { status, headers, body } = await send({ method: "PUT", body: "{}" });
    expect([status, headers.get("allow"), body]).toMatchObject([405, "GET, POST", error("BAD_REQUEST", /GET\/POST/)]);
  });
});

describe("what a page of another site could send without asking is refused", () => {
  test.each<[string, RequestInit, string]>([
    ["a form", { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "query={__typename}" }, ""],
    ["a text", { headers: { "content-type": "text/plain" }, body: '{"query":"{ __typename }"}' }, ""],
    ["an address", { method: "GET", headers: {} }, "?query={__typename}"],
  ])("%s", async (_, init, search) => {
    const { status, body } = await send(init, search);
    expect([status, body]).toMatchObject([400, error("BAD_REQUEST", /Cross-Site Request Forgery/)]);
  });

  test("and a query by GET with a header that such a page cannot set is answered", async () => {
    const { status, body } = await send(
      { method: "GET", headers: { "apollo-require-preflight": "1" } },
      "?query={__typename}",
    );
    expect([status, body]).toEqual([200, { data: { __typename: "Query" } }]);
  });
});

describe("answers are compressed for whoever accepts it", () => {
  /** As it comes over the wire: `fetch` would unpack it. */
  const raw = (query: string, accept: string) =>
    new Promise<{ encoding: string | undefined; vary: string | undefined; bytes: Buffer }>((resolve, reject) => {
      const sent = httpRequest(
        endpoint,
        { method: "POST", headers: { ...json, "accept-encoding": accept } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () =>
            resolve({
              encoding: response.headers["content-encoding"],
              vary: response.headers.vary,
              bytes: Buffer.concat(chunks),
            }),
          );
        },
      );
      sent.on("error", reject).end(JSON.stringify({ query }));
    });
  const long = "{ __schema { types { name description } } }";

  test("a long one", async () => {
    const plain = await raw(long, "identity");
    const packed = await raw(long, "gzip");
    expect([plain.encoding, packed.encoding, packed.vary]).toEqual([undefined, "gzip", "Accept-Encoding"]);
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
    expect(gunzipSync(packed.bytes).equals(plain.bytes)).toBe(true);
  });

  test("a short one is not worth it", async () => {
    expect((await raw("{ __typename }", "gzip")).encoding).toBeUndefined();
  });
});
