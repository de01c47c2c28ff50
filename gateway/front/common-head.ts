import { acceptedBodyType, answeredType, mostCommonBytes } from "../fast-path/common-request.js";
import { packingFor, type Packing } from "./packing.js";

/** What of a common request's head decides how it is answered. */
export interface CommonHead {
  /** Of the body, in bytes. */
  length: number;
  /** Of the answer. */
  contentType: string;
  /** How a long answer is packed; null for as it is. */
  packing: Packing | null;
  /** Does the connection stay for another request? */
  isKept: boolean;
  headers: { authorization?: string; cookie?: string; "x-request-id"?: string };
}

const startLine = "POST /graphql HTTP/1.1";
/** Of a head that is looked at; what has more is Node's to read, and to refuse. */
const mostLines = 64;

const headerName = /^[\w!#$%&'*+.^`|~-]+$/;
/** Without white space at its end. */
const headerValue = /^(?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?$/;
const whiteSpace = /^[ \t]+/;

/** Said at most once, and then looked at. */
const singular = new Set([
  "host",
  "connection",
  "content-type",
  "content-length",
  "accept",
  "accept-encoding",
  "authorization",
  "cookie",
  "x-request-id",
]);

/** By these a request asks for something of its own. */
const unusual = new Set(["content-encoding", "transfer-encoding", "expect", "upgrade", "trailer"]);

/** Null where a line is unusual, or anything but a header. */
function readLines(lines: readonly string[]): Map<string, string> | null {
  const said = new Map<string, string>();
  for (let at = 1; at < lines.length; at += 1) {
    const line = lines[at]!;
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
    if (!headerName.test(name) || unusual.has(name) || said.has(name)) return null;
    const value = line.slice(colon + 1).replace(whiteSpace, "");
    if (!headerValue.test(value)) return null;
    if (singular.has(name)) said.set(name, value);
  }
  return said;
}

const keptBy: ReadonlyMap<string | undefined, boolean> = new Map([
  [undefined, true],
  ["keep-alive", true],
  ["close", false],
]);

const authorizationLine = /(\r\nauthorization:[\t ]*)([^\r\n]+)/i;

/** Reads heads of one connection. Most differ in nothing but who sends them from the one before, of which the rest is known. */
export class CommonHeadReader {
  #last: { text: string; head: CommonHead | null } | null = null;

  /** As `readCommonHead` does. */
  read(text: string): CommonHead | null {
    const found = authorizationLine.exec(text);
    const [, name = "", value = ""] = found ?? [];
    if (!found || !headerValue.test(value)) return readCommonHead(text);
    const valueAt = found.index + name.length;
    const head = this.#readRest(text.slice(0, valueAt) + text.slice(valueAt + value.length));
    if (!head) return null;
    const { length, contentType, packing, isKept, headers } = head;
    return { length, contentType, packing, isKept, headers: { ...headers, authorization: value } };
  }

  #readRest(text: string): CommonHead | null {
    if (this.#last?.text !== text) this.#last = { text, head: readCommonHead(text) };
    return this.#last.head;
  }
}

/**
 * Reads the head of the common request: a POST of JSON of a known length to the graph, that accepts JSON. Null for any other, and for
 * whatever a server might have something to say about.
 */
export function readCommonHead(text: string): CommonHead | null {
  const lines = text.split("\r\n");
  if (lines[0] !== startLine || lines.length > mostLines) return null;
  const said = readLines(lines);
  if (!said?.get("host") || !acceptedBodyType(said.get("content-type"))) return null;
  const contentType = answeredType(said.get("accept"));
  const packing = packingFor(said.get("accept-encoding"));
  const isKept = keptBy.get(said.get("connection")?.toLowerCase());
  const length = lengthOf(said.get("content-length"));
  if (contentType === undefined || packing === undefined || isKept === undefined || length === null) return null;
  return { length, contentType, packing, isKept, headers: headersOf(said) };
}

function lengthOf(value = ""): number | null {
  const length = /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 0;
  return length > 0 && length <= mostCommonBytes ? length : null;
}

function headersOf(said: ReadonlyMap<string, string>): CommonHead["headers"] {
  const headers: CommonHead["headers"] = {};
  for (const name of ["authorization", "cookie", "x-request-id"] as const) {
    const value = said.get(name);
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}
