import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";
import { GatheredBytes } from "./gathered-bytes.js";
import { readHead, type ResponseHead } from "./response-head.js";

/** What came back, whole. */
export interface Received {
  status: number;
  text: string;
}

/** The same, and for how long the connection may be used again. */
export interface ReadResponse extends Received {
  keptMs: number;
}

const mostHeadBytes = 64 * 1024;
/** More than a state of a daemon's in an answer, and less than would fill the process. */
export const mostBodyBytes = 64 * 1024 * 1024;

const headEnd = Buffer.from("\r\n\r\n");
const lineEnd = Buffer.from("\r\n");

const carriageReturn = 13;
const lineFeed = 10;
/** Of the line with a chunk's size. */
const mostSizeBytes = 1_024;

const noSize = (): Error => new Error("a chunk of the answer has no size");

const unpack: Readonly<Record<string, (packed: Buffer) => Buffer>> = {
  gzip: (packed) => gunzipSync(packed, { maxOutputLength: mostBodyBytes }),
  deflate: (packed) => inflateSync(packed, { maxOutputLength: mostBodyBytes }),
  br: (packed) => brotliDecompressSync(packed, { maxOutputLength: mostBodyBytes }),
};

function textOf(body: Buffer, encoding: string | null): string {
  const unpacked = encoding === null ? body : unpack[encoding]?.(body);
  if (!unpacked) throw new Error("the answer is packed in an unknown way");
  const text = unpacked.toString("utf8");
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** What of a body in chunks was read so far. */
interface Chunks {
  parts: Buffer[];
  /** Where in what is held the next size stands. */
  at: number;
}

/**
 * Reads responses of HTTP/1.1, one after the other, from bytes as they come. A response that comes in one piece, as most do, is read where it
 * lies: what it is given is not kept beyond the call.
 */
export class ResponseReader {
  #held: GatheredBytes | null = null;
  #head: ResponseHead | null = null;
  /** A server that is asked the same again within a second says the same. */
  #lastHead: { text: string; head: ResponseHead } | null = null;
  /** Where in what is held the body begins. */
  #bodyAt = 0;
  #chunks: Chunks | null = null;

  /** Has any of a response come? */
  get hasBegun(): boolean {
    return this.#held !== null;
  }

  /** The response that ends with these bytes; null for one that goes on. Throws for what is none, or is followed by something. */
  read(piece: Buffer): ReadResponse | null {
    const response = this.#readFrom(this.#held?.add(piece) ?? piece);
    if (response) this.#held = null;
    else this.#held ??= new GatheredBytes(piece);
    return response;
  }

  /** The response that ends because the connection does; null where that is too early. */
  end(): ReadResponse | null {
    if (this.#head?.length !== null || !this.#held) return null;
    return this.#answer(this.#head, this.#held.all.subarray(this.#bodyAt));
  }

  #readFrom(bytes: Buffer): ReadResponse | null {
    const head = (this.#head ??= this.#readHead(bytes));
    if (!head) return null;
    const received = bytes.length - this.#bodyAt;
    if (received > mostBodyBytes) throw new Error("the answer is longer than an answer may be");
    if (head.length === null) return null;
    if (head.length === "chunked") return this.#readChunks(head, bytes);
    if (head.length > mostBodyBytes) throw new Error("the answer is longer than an answer may be");
    if (received < head.length) return null;
    if (received > head.length) throw new Error("something follows the answer");
    return this.#answer(head, bytes.subarray(this.#bodyAt));
  }

  /** The head of the answer itself: what only says that it is to come is passed over. */
  #readHead(bytes: Buffer): ResponseHead | null {
    for (;;) {
      const end = bytes.indexOf(headEnd, this.#bodyAt);
      if ((end < 0 ? bytes.length : end) - this.#bodyAt > mostHeadBytes)
        throw new Error("the answer's head is too long");
      if (end < 0) return null;
      const head = this.#headOf(bytes.toString("latin1", this.#bodyAt, end));
      this.#bodyAt = end + headEnd.length;
      if (head.status === 101) throw new Error("the answer is of another protocol");
      if (head.status >= 200) return head;
    }
  }

  #headOf(text: string): ResponseHead {
    if (this.#lastHead?.text !== text) this.#lastHead = { text, head: readHead(text) };
    return this.#lastHead.head;
  }

  #readChunks(head: ResponseHead, bytes: Buffer): ReadResponse | null {
    const chunks = (this.#chunks ??= { parts: [], at: this.#bodyAt });
    for (;;) {
      const end = bytes.indexOf(lineEnd, chunks.at);
      if ((end < 0 ? bytes.length : end) - chunks.at > mostSizeBytes) throw noSize();
      if (end < 0) return null;
      const size = sizeOf(bytes.toString("latin1", chunks.at, end));
      const from = end + lineEnd.length;
      if (size === 0) return this.#endChunks(head, { bytes, from }, chunks);
      if (bytes.length < from + size + lineEnd.length) return null;
      if (bytes[from + size] !== carriageReturn || bytes[from + size + 1] !== lineFeed)
        throw new Error("a chunk of the answer is longer than it says");
      // What is read from may be another's soon.
      chunks.parts.push(Buffer.from(bytes.subarray(from, from + size)));
      chunks.at = from + size + lineEnd.length;
    }
  }

  /** What may stand behind the last chunk ends with an empty line. */
  #endChunks(head: ResponseHead, { bytes, from }: { bytes: Buffer; from: number }, { parts }: Chunks) {
    const isEmpty = bytes.indexOf(lineEnd, from) === from;
    const end = isEmpty ? from : bytes.indexOf(headEnd, from);
    if (end < 0 || bytes.length < from + lineEnd.length) return null;
    if (bytes.length > end + (isEmpty ? lineEnd : headEnd).length) throw new Error("something follows the answer");
    return this.#answer(head, Buffer.concat(parts));
  }

  #answer({ status, encoding, keptMs }: ResponseHead, body: Buffer): ReadResponse {
    const response = { status, text: textOf(body, encoding), keptMs };
    this.#head = this.#chunks = null;
    this.#bodyAt = 0;
    return response;
  }
}

function sizeOf(line: string): number {
  const [, digits] = /^([\da-f]{1,8})[ \t]*(?:;|$)/i.exec(line) ?? [];
  if (digits === undefined) throw noSize();
  return Number.parseInt(digits, 16);
}
