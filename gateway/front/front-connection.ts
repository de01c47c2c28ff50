import { maxHeaderSize } from "node:http";
import type { Socket } from "node:net";
import { End, type Ending } from "../../foundation/streams/ending.js";
import { wireOf, type Answer } from "./answer.js";
import { CommonHeadReader, type CommonHead } from "./common-head.js";

/** A whole request of the common kind. */
export interface CommonAsked {
  head: CommonHead;
  body: Buffer;
  /** Of whoever is at the other end; null where that was not known any more as they were heard. */
  ipAddress: string | null;
  /** Ends when nobody waits for the answer any more. */
  signal: Ending;
}

/** Answers a request; null for one that turns out to be for others to answer, of which nothing was done. It never throws. */
export type AnswerCommon = (asked: CommonAsked) => Promise<Answer | null>;

/** The server that a connection belongs to. */
export interface FrontOwner {
  answer: AnswerCommon;
  /** Is each answer the last of its connection? */
  readonly isClosing: boolean;
  /** For how long a connection is kept without a request, in milliseconds. */
  readonly keptMs: number;
  /** How long nothing may go on a connection, whatever it waits for, in milliseconds; 0 for as long as it likes. */
  readonly timeout: number;
  /** Others go on with this connection, and begin with these bytes. */
  passOn(connection: FrontConnection, socket: Socket, bytes: Buffer): void;
  onGone(connection: FrontConnection): void;
}

/** How long a connection may do nothing, in milliseconds. */
export interface Patience {
  /** Before its first request. */
  firstMs: number;
  /** Between two requests. */
  keptMs: number;
  /** In the midst of one. */
  requestMs: number;
}

const headEnd = Buffer.from("\r\n\r\n");
/** What is sent before the answer to the last request was taken: beyond it nothing is read. */
const mostHeld = 64 * 1024;

/** What a client has sent before it was told that its time is over may be under way so long. */
const underWayMs = 1_000;

const tooLate = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n";

interface Request {
  head: CommonHead;
  bodyAt: number;
}

/** A connection whose requests were all of the common kind so far: with the first other one it is passed on. */
export class FrontConnection {
  readonly #socket: Socket;
  readonly #owner: FrontOwner;
  readonly #ipAddress: string | null;
  readonly #heads = new CommonHeadReader();
  /** What has come and was not answered yet. */
  #held: Buffer | null = null;
  /** The request whose body is not all there. */
  #coming: Request | null = null;
  /** Of the request under way. */
  #end: End | null = null;
  #isFresh = true;
  #since = performance.now();

  constructor(socket: Socket, owner: FrontOwner) {
    this.#socket = socket;
    this.#owner = owner;
    this.#ipAddress = socket.remoteAddress ?? null;
    socket.on("data", this.#hear).on("end", this.#onEnd).on("error", ignore).on("close", this.#onClose);
    socket.on("timeout", this.#onSilence).setTimeout(owner.timeout);
  }

  /** Ends it, unless a request is under way: then with its answer. */
  endOnceIdle(): void {
    if (!this.#end) this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /** Ends it if it has done nothing for too long; `now` is of the process's clock. */
  endIfLate(now: number, { firstMs, keptMs, requestMs }: Patience): void {
    if (this.#end) return;
    const passed = now - this.#since;
    if (this.#held || this.#isFresh) {
      if (passed > (this.#held ? requestMs : firstMs)) this.#socket.end(tooLate).destroySoon();
    } else if (keptMs > 0 && passed > keptMs + underWayMs) this.#socket.destroySoon();
  }

  readonly #hear = (chunk: Buffer): void => {
    if (!this.#held) this.#since = performance.now();
    this.#held = this.#held ? Buffer.concat([this.#held, chunk]) : chunk;
    if (!this.#end) this.#next();
    else if (this.#held.length > mostHeld) this.#socket.pause();
  };

  /** Takes the next request, once all of it is there. */
  readonly #next = (): void => {
    const bytes = this.#held;
    if (!bytes) return;
    const request = (this.#coming ??= this.#readRequest(bytes));
    if (!request) return this.#passOn(bytes);
    const end = request.bodyAt + request.head.length;
    if (bytes.length < end) return;
    this.#coming = null;
    this.#held = bytes.length > end ? bytes.subarray(end) : null;
    void this.#answer(request.head, { asked: bytes.subarray(0, end), bodyAt: request.bodyAt });
  };

  /** Null where it is not of the common kind, or its head is not all there, or longer than Node's server takes. */
  #readRequest(bytes: Buffer): Request | null {
    const end = bytes.indexOf(headEnd);
    const head = end < 0 || end > maxHeaderSize ? null : this.#heads.read(bytes.toString("latin1", 0, end));
    return head && { head, bodyAt: end + headEnd.length };
  }

  async #answer(head: CommonHead, { asked, bodyAt }: { asked: Buffer; bodyAt: number }): Promise<void> {
    const end = (this.#end = new End());
    const body = asked.subarray(bodyAt);
    const answer = await this.#owner.answer({ head, body, ipAddress: this.#ipAddress, signal: end });
    this.#end = null;
    if (!this.#socket.writable) return;
    if (answer) this.#write(answer, head.isKept && !this.#owner.isClosing);
    else this.#passOn(this.#held ? Buffer.concat([asked, this.#held]) : asked);
  }

  #write(answer: Answer, isKept: boolean): void {
    const wire = wireOf(answer, { isKept, keptMs: this.#owner.keptMs });
    const isTaken = this.#socket.write(wire, answer.bytes === answer.text.length ? "latin1" : "utf8");
    this.#isFresh = false;
    this.#since = performance.now();
    if (!isKept) return this.#leave();
    if (this.#socket.isPaused()) this.#socket.resume();
    if (isTaken) this.#next();
    else this.#socket.once("drain", this.#next);
  }

  #leave(): void {
    this.#socket.off("data", this.#hear).resume().destroySoon();
  }

  #passOn(bytes: Buffer): void {
    this.#socket.off("data", this.#hear).off("end", this.#onEnd).off("error", ignore).off("close", this.#onClose);
    this.#socket.off("timeout", this.#onSilence).setTimeout(0);
    this.#owner.passOn(this, this.#socket, bytes);
  }

  readonly #onEnd = (): void => {
    this.#end?.abort();
    this.#socket.end();
  };

  /** Nothing has gone in either direction: whoever is there does not even read. */
  readonly #onSilence = (): void => void this.#socket.destroy();

  readonly #onClose = (): void => {
    this.#end?.abort();
    this.#owner.onGone(this);
  };
}

function ignore(): void {
  // What it was is told by `close`.
}
