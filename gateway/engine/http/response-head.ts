/** What of a response's head decides how its body is read, and what becomes of the connection. */
export interface ResponseHead {
  status: number;
  /** Of the body in bytes; `chunked`; or null where it ends with the connection. */
  length: number | "chunked" | null;
  /** As `gzip`; null for a body that is as it is. */
  encoding: string | null;
  /** For how long the connection may be used again, where nobody uses it. */
  keptMs: number;
}

/** As servers do that say nothing of it, minus what an answer may be under way. */
const usualMs = 4_000;
const longestMs = 600_000;
const underWayMs = 1_000;

const statusLine = /^HTTP\/1\.([01]) (\d{3})(?: |$)/;
const timeout = /(?:^|[\s,;])timeout=(\d+)/i;
const bodiless: ReadonlySet<number> = new Set([204, 304]);

function lengthOf(value: string, known: number | null): number {
  if (!/^\d{1,15}$/.test(value)) throw new Error("the answer's length is no number");
  const length = Number(value);
  if (known !== null && known !== length) throw new Error("the answer has two lengths");
  return length;
}

function lastsFor(keepAlive: string | null): number {
  const seconds = keepAlive === null ? null : timeout.exec(keepAlive)?.[1];
  return seconds ? Math.max(0, Math.min(Number(seconds) * 1_000 - underWayMs, longestMs)) : usualMs;
}

/** Servers say always the same of it. */
let lastSaid: { keepAlive: string | null; keptMs: number } = { keepAlive: null, keptMs: usualMs };

function keptFor(keepAlive: string | null): number {
  if (keepAlive !== lastSaid.keepAlive) lastSaid = { keepAlive, keptMs: lastsFor(keepAlive) };
  return lastSaid.keptMs;
}

/** What its lines said so far. */
interface Said {
  length: number | null;
  isChunked: boolean;
  encoding: string | null;
  isKept: boolean;
  keepAlive: string | null;
}

const readByName: ReadonlyMap<string, (value: string, said: Said) => void> = new Map([
  ["content-length", (value, said) => void (said.length = lengthOf(value, said.length))],
  [
    "transfer-encoding",
    (value, said) => {
      if (value.toLowerCase() !== "chunked") throw new Error("the answer is encoded for the way in an unknown way");
      said.isChunked = true;
    },
  ],
  ["content-encoding", (value, said) => void (said.encoding = value.toLowerCase())],
  [
    "connection",
    (value, said) => {
      if (/\bclose\b/i.test(value)) said.isKept = false;
      else if (/\bkeep-alive\b/i.test(value)) said.isKept = true;
    },
  ],
  ["keep-alive", (value, said) => void (said.keepAlive = value)],
]);

/** Reads the lines of a head, without the empty one at its end; throws for one that may be read in two ways. */
export function readHead(text: string): ResponseHead {
  const [first = "", ...lines] = text.split("\r\n");
  const [, minor, digits] = statusLine.exec(first) ?? [];
  if (digits === undefined) throw new Error("what came back is no HTTP");
  const said: Said = { length: null, isChunked: false, encoding: null, isKept: minor === "1", keepAlive: null };
  for (const line of lines) {
    const colon = line.indexOf(":");
    if (colon <= 0 || line.charCodeAt(0) <= 32) throw new Error("the answer's head has a line that is no header");
    readByName.get(line.slice(0, colon).toLowerCase())?.(line.slice(colon + 1).trim(), said);
  }
  if (said.isChunked && said.length !== null) throw new Error("the answer has a length and is in chunks");
  const status = Number(digits);
  const length = bodiless.has(status) ? 0 : said.isChunked ? "chunked" : said.length;
  const encoding = said.encoding === "identity" ? null : said.encoding;
  return { status, length, encoding, keptMs: said.isKept && length !== null ? keptFor(said.keepAlive) : 0 };
}
