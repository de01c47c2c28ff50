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

function lengthOf(value: string, known: ResponseHead["length"]): number {
  if (!/^\d{1,15}$/.test(value)) throw new Error("the answer's length is no number");
  const length = Number(value);
  if (known !== null && known !== length) throw new Error("the answer has two lengths");
  return length;
}

function lastsFor(keepAlive: string | null): number {
  const seconds = keepAlive === null ? null : timeout.exec(keepAlive)?.[1];
  return seconds ? Math.max(0, Math.min(Number(seconds) * 1_000 - underWayMs, longestMs)) : usualMs;
}

/** Reads the lines of a head, without the empty one at its end; throws for one that may be read in two ways. */
export function readHead(text: string): ResponseHead {
  const lines = text.split("\r\n");
  const [, minor, digits] = statusLine.exec(lines[0]!) ?? [];
  if (digits === undefined) throw new Error("what came back is no HTTP");
  let length: ResponseHead["length"] = null;
  let [isChunked, encoding, keepAlive]: [boolean, string | null, string | null] = [false, null, null];
  let isKept = minor === "1";
  for (let index = 1; index < lines.length; index++) {
    const line = lines[index]!;
    const colon = line.indexOf(":");
    if (colon <= 0 || line.charCodeAt(0) <= 32) throw new Error("the answer's head has a line that is no header");
    const value = line.slice(colon + 1).trim();
    switch (line.slice(0, colon).toLowerCase()) {
      case "content-length":
        length = lengthOf(value, length);
        break;
      case "transfer-encoding":
        if (value.toLowerCase() !== "chunked") throw new Error("the answer is encoded for the way in an unknown way");
        isChunked = true;
        break;
      case "content-encoding":
        encoding = value.toLowerCase() === "identity" ? null : value.toLowerCase();
        break;
      case "connection":
        if (/\bclose\b/i.test(value)) isKept = false;
        else if (/\bkeep-alive\b/i.test(value)) isKept = true;
        break;
      case "keep-alive":
        keepAlive = value;
    }
  }
  if (isChunked && length !== null) throw new Error("the answer has a length and is in chunks");
  const status = Number(digits);
  const body = isChunked ? "chunked" : bodiless.has(status) ? 0 : length;
  return { status, length: body, encoding, keptMs: isKept && body !== null ? lastsFor(keepAlive) : 0 };
}
