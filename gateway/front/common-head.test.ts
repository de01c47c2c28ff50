import { describe, expect, test } from "@jest/globals";
import { CommonHeadReader, readCommonHead } from "./common-head.js";

const usual = { host: "graph.test", "content-type": "application/json", "content-length": "12" };

function head(more: Record<string, string> = {}, start = "POST /graphql HTTP/1.1"): string {
  const lines = Object.entries({ ...usual, ...more }).map(([name, value]) => `${name}: ${value}`);
  return [start, ...lines].join("\r\n");
}

test("says how long the body is, who sends it, and what the answer is", () => {
  const sent = { Authorization: "Bearer orgp_x", Cookie: "a=b", "X-Request-Id": "mine", "User-Agent": "x\ty é" };
  expect(readCommonHead(head(sent))).toEqual({
    length: 12,
    contentType: "application/json; charset=utf-8",
    packing: null,
    isKept: true,
    headers: { authorization: "Bearer orgp_x", cookie: "a=b", "x-request-id": "mine" },
  });
});

test("says whether the connection stays", () => {
  expect(readCommonHead(head({ connection: "Keep-Alive" }))?.isKept).toBe(true);
  expect(readCommonHead(head({ connection: "close" }))?.isKept).toBe(false);
});

test("takes values with white space around them, and empty ones of no meaning here", () => {
  expect(readCommonHead(head({ accept: "\t application/json", "x-empty": "" }))).not.toBeNull();
});

describe("leaves to Node's server", () => {
  test.each([
    ["another method", head({}, "GET /graphql HTTP/1.1")],
    ["another address", head({}, "POST /graphql?a HTTP/1.1")],
    ["another version", head({}, "POST /graphql HTTP/1.0")],
    ["no host", head().replace("host: graph.test\r\n", "")],
    ["an empty host", head({ host: "" })],
    ["two hosts", `${head()}\r\nHost: other.test`],
    ["another type", head({ "content-type": "text/plain" })],
    ["another accepted type", head({ accept: "text/html" })],
    ["no length", head().replace("content-length: 12", "x: y")],
    ["two lengths", `${head()}\r\nContent-Length: 12`],
    ["a length that is none", head({ "content-length": "0x12" })],
    ["an empty body", head({ "content-length": "0" })],
    ["a long body", head({ "content-length": "65537" })],
    ["chunks", head({ "transfer-encoding": "chunked" })],
    ["a packed body", head({ "content-encoding": "gzip" })],
    ["another way to pack the answer", head({ "Accept-Encoding": "zstd" })],
    ["weights of ways to pack it", head({ "Accept-Encoding": "gzip;q=1.0, br;q=0.5" })],
    ["ways to pack it in two lines", `${head({ "accept-encoding": "gzip" })}\r\nAccept-Encoding: br`],
    ["whoever waits to be told to go on", head({ expect: "100-continue" })],
    ["another protocol", head({ connection: "upgrade", upgrade: "websocket" })],
    ["another connection", head({ connection: "keep-alive, te" })],
    ["two tokens", `${head({ authorization: "Bearer a" })}\r\nAuthorization: Bearer b`],
    ["a name with a space behind it", `${head()}\r\nauthorization : Bearer a`],
    ["a folded line", `${head()}\r\nx: y\r\n z`],
    ["a line without a name", `${head()}\r\n: y`],
    ["a line that is no header", `${head()}\r\nx`],
    ["a line that ends in half", `${head()}\r\nx: a\nauthorization: Bearer b`],
    ["a letter of control", `${head()}\r\nx: a\u0000b`],
    ["white space at the end", head({ accept: "application/json " })],
    ["many lines", head(Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`x-${String(at)}`, "1"])))],
  ])("%s", (_, text) => {
    expect(readCommonHead(text)).toBeNull();
    const reader = new CommonHeadReader();
    expect(reader.read(head({ authorization: "Bearer a" }))).not.toBeNull();
    expect([reader.read(text), reader.read(text)]).toEqual([null, null]);
  });
});

test("of one connection heads are read as they are alone, whatever came before", () => {
  const reader = new CommonHeadReader();
  const one = { authorization: "Bearer a" };
  const heads = [
    head(one),
    head({ authorization: "Bearer b" }),
    head({ ...one, cookie: "c=d", connection: "close" }),
    head({ AUTHORIZATION: "\tBearer a", cookie: "c=d" }),
    head({ ...one, "content-length": "13" }),
    head({ authorization: "" }),
    head(),
    head({ authorization: "Bearer a " }),
    head({ authorization: "Bearer \u0000" }),
    `${head(one)}\r\nAuthorization: Bearer b`,
    head({ "x-authorization": "Bearer c" }),
    head(one),
  ];
  expect(heads.map((text) => reader.read(text))).toEqual(heads.map((text) => readCommonHead(text)));
});
