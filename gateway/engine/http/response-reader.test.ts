import { describe, expect, test } from "@jest/globals";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { ResponseReader } from "./response-reader.js";

const body = '{"data":{"me":"żółw 😀"}}';
const length = String(Buffer.byteLength(body));
const ok = "HTTP/1.1 200 OK\r\n";
const whole = `${ok}content-length: ${length}\r\n\r\n${body}`;
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const chunked = `${ok}Transfer-Encoding: Chunked\r\n\r\n${chunk(body.slice(0, 5))}${chunk(body.slice(5))}0\r\n\r\n`;
const packed = (name: string, bytes: Buffer) =>
  Buffer.concat([
    Buffer.from(`${ok}content-encoding: ${name}\r\ncontent-length: ${String(bytes.length)}\r\n\r\n`),
    bytes,
  ]);

/** Reads bytes in pieces of a size, each of which is overwritten as soon as it was read. */
function readInPieces(reader: ResponseReader, bytes: Buffer, size: number) {
  let response: ReturnType<ResponseReader["read"]> = null;
  for (let at = 0; at < bytes.length; at += size) {
    expect(response).toBeNull();
    const piece = Buffer.from(bytes.subarray(at, at + size));
    response = reader.read(piece);
    piece.fill(0);
  }
  return response;
}

describe("a response is read whole, in whatever pieces it comes", () => {
  test.each<[string, string | Buffer]>([
    ["with a length", whole],
    ["in chunks", chunked],
    ["in chunks with words behind them", chunked.replace(/\r\n$/, "x-sum: 1\r\n\r\n")],
    ["in chunks with extensions", chunked.replace("\r\n0\r\n", "\r\n0;last=1\r\n")],
    [
      "after one that it is to come",
      `HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n${whole}`,
    ],
    ["with a mark of byte order", whole.replace(/: \d+\r\n\r\n/, `: ${String(Number(length) + 3)}\r\n\r\n\ufeff`)],
    ["packed by gzip", packed("gzip", gzipSync(body))],
    ["packed by deflate", packed("deflate", deflateSync(body))],
    ["packed by brotli", packed("BR", brotliCompressSync(body))],
    ["that says it is not packed", whole.replace("\r\n\r\n", "\r\ncontent-encoding: identity\r\n\r\n")],
  ])("%s", (_, given) => {
    const bytes = Buffer.from(given);
    const reader = new ResponseReader();
    for (const size of [bytes.length, 1, 2, 7, 40]) {
      expect(readInPieces(reader, bytes, size)).toEqual({ status: 200, text: body, keptMs: 4_000 });
      expect(reader.end()).toBeNull();
    }
  });
});

test("a long one in many pieces, too", () => {
  const long = "x".repeat(3_000_000);
  for (const text of [
    `${ok}content-length: 3000000\r\n\r\n${long}`,
    `${ok}transfer-encoding: chunked\r\n\r\n${chunk(long)}0\r\n\r\n`,
  ])
    expect(readInPieces(new ResponseReader(), Buffer.from(text), 16_384)?.text).toBe(long);
});

test.each<[string, string, number]>([
  ["as servers do that say nothing", "", 4_000],
  ["a second less than the server says", "keep-alive: timeout=5", 4_000],
  ["among others", "Keep-Alive: max=9, timeout=72", 71_000],
  ["never, where it is about to be closed", "keep-alive: timeout=1", 0],
  ["ten minutes at most", "keep-alive: timeout=99999", 600_000],
  ["never, where the server will close it", "connection: close", 0],
])("the connection may be used again %s", (_, line, keptMs) => {
  const text = whole.replace("\r\n\r\n", `${line && "\r\n"}${line}\r\n\r\n`);
  expect(new ResponseReader().read(Buffer.from(text))?.keptMs).toBe(keptMs);
});

test("by HTTP/1.0 the connection is kept where the server says so", () => {
  const old = whole.replace("HTTP/1.1", "HTTP/1.0");
  expect(new ResponseReader().read(Buffer.from(old))?.keptMs).toBe(0);
  const kept = old.replace("\r\n\r\n", "\r\nconnection: keep-alive\r\n\r\n");
  expect(new ResponseReader().read(Buffer.from(kept))?.keptMs).toBe(4_000);
});

test("without a length it ends with the connection", () => {
  const reader = new ResponseReader();
  expect(reader.read(Buffer.from(`${ok}\r\n${body}`))).toBeNull();
  expect(reader.end()).toEqual({ status: 200, text: body, keptMs: 0 });
});

test.each<[string, string]>([
  ["before its head is whole", `${ok}content-le`],
  ["before its length is reached", whole.slice(0, -1)],
  ["before its last chunk", chunked.slice(0, -7)],
])("a connection that ends %s has answered nothing", (_, text) => {
  const reader = new ResponseReader();
  expect(reader.read(Buffer.from(text))).toBeNull();
  expect(reader.end()).toBeNull();
});

test("an answer without a body has none, whatever it says", () => {
  const text = "HTTP/1.1 204 No Content\r\ncontent-length: 7\r\n\r\n";
  expect(new ResponseReader().read(Buffer.from(text))).toEqual({ status: 204, text: "", keptMs: 4_000 });
});

test.each<[string, string, RegExp]>([
  ["no HTTP", "SSH-2.0-OpenSSH\r\n\r\n", /no HTTP/],
  ["another protocol", "HTTP/1.1 101 Switching Protocols\r\n\r\n", /another protocol/],
  ["a length that is no number", `${ok}content-length: 1x\r\n\r\n`, /no number/],
  ["a negative length", `${ok}content-length: -1\r\n\r\n`, /no number/],
  ["two lengths", `${ok}content-length: 1\r\ncontent-length: 2\r\n\r\nab`, /two lengths/],
  ["a length and chunks", `${ok}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n`, /a length and is in chunks/],
  ["an unknown encoding for the way", `${ok}transfer-encoding: gzip, chunked\r\n\r\n`, /unknown way/],
  ["an unknown packing", `${ok}content-encoding: zstd\r\ncontent-length: 0\r\n\r\n`, /packed in an unknown way/],
  ["a header without a name", `${ok}: x\r\n\r\n`, /no header/],
  ["a header in two lines", `${ok}x: a\r\n b: c\r\n\r\n`, /no header/],
  ["more than its length", `${whole}!`, /follows/],
  ["more than its chunks", `${chunked}!`, /follows/],
  ["a chunk without a size", `${ok}transfer-encoding: chunked\r\n\r\nx\r\n`, /no size/],
  ["a size without an end", `${ok}transfer-encoding: chunked\r\n\r\n${"0".repeat(2_000)}`, /no size/],
  ["a chunk longer than it says", `${ok}transfer-encoding: chunked\r\n\r\n1\r\nabc\r\n`, /longer than it says/],
  ["a head without an end", `${ok}x: ${"a".repeat(70_000)}`, /head is too long/],
  ["a length beyond what is read", `${ok}content-length: 99999999999\r\n\r\n`, /longer than an answer may be/],
])("%s is refused", (_, text, message) => {
  expect(() => new ResponseReader().read(Buffer.from(text))).toThrow(message);
});

test("what unpacks to more than is read is refused", () => {
  const bytes = packed("gzip", gzipSync(Buffer.alloc(65 * 1024 * 1024)));
  expect(() => new ResponseReader().read(bytes)).toThrow();
});
