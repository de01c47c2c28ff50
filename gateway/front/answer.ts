import { STATUS_CODES } from "node:http";

/** An answer of the graph, as it goes over HTTP. */
export interface Answer {
  status: number;
  /** Names and values in turn. */
  headers: string[];
  text: string;
  /** Of the text in UTF-8. */
  bytes: number;
  /** What is sent in place of the text: its bytes packed as the headers say, in chunks. */
  packed?: Buffer;
}

export interface Keeping {
  /** Does the connection stay for another request? */
  isKept: boolean;
  /** For how long it does without one, in milliseconds; 0 for as long as the other side likes. */
  keptMs: number;
}

let dated = { second: 0, text: "" };

function date(): string {
  const now = Date.now();
  const second = Math.floor(now / 1_000);
  if (dated.second !== second) dated = { second, text: new Date(now).toUTCString() };
  return dated.text;
}

function keeping({ isKept, keptMs }: Keeping): string {
  if (!isKept) return "Connection: close\r\n";
  const seconds = Math.floor(keptMs / 1_000);
  return seconds > 0
    ? `Connection: keep-alive\r\nKeep-Alive: timeout=${String(seconds)}\r\n`
    : "Connection: keep-alive\r\n";
}

/** The whole answer in one piece, as Node's server would write it: a text, or bytes where it is packed. */
export function wireOf({ status, headers, text, packed }: Answer, kept: Keeping): string | Buffer {
  let head = `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? "unknown"}\r\n`;
  for (let at = 0; at < headers.length; at += 2) head += `${headers[at]!}: ${headers[at + 1]!}\r\n`;
  head += `Date: ${date()}\r\n${keeping(kept)}`;
  return packed
    ? Buffer.concat([Buffer.from(`${head}Transfer-Encoding: chunked\r\n\r\n`, "latin1"), packed])
    : `${head}\r\n${text}`;
}
