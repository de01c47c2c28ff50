import { Server, type RequestListener } from "node:http";
import type { Socket } from "node:net";
import { FrontConnection, type AnswerCommon, type CommonAsked, type FrontOwner } from "./front-connection.js";

/** Connections are looked through so often. */
const sweepMs = 1_000;
/** What is under way when the server closes has so long, as it has with Apollo Server. */
const graceMs = 10_000;

/** What a server answers by. */
export interface Answering {
  answer: RequestListener;
  /** The same for common requests; null where there is no such way, and every connection is Node's. */
  answerCommon: AnswerCommon | null;
}

const notYet: Answering = {
  answer: (_, response) => void response.writeHead(503, { "retry-after": "1" }).end(),
  answerCommon: null,
};

/**
 * A server of Node's that answers the common request where it comes in, without making a message, a response and streams of it. Connections are
 * its own as long as they carry nothing else; then they are Node's, from the first byte on that was not answered. Listeners of `connection`
 * hear of those alone.
 */
export class FrontServer extends Server implements FrontOwner {
  isClosing = false;
  readonly #own = new Set<FrontConnection>();
  #answering: Answering;
  #sweeping: NodeJS.Timeout | undefined;

  constructor(answering: Answering = notYet) {
    super((request, response) => this.#answering.answer(request, response));
    this.#answering = answering;
  }

  /** From now on. */
  answerBy(answering: Answering): void {
    this.#answering = answering;
  }

  get keptMs(): number {
    return this.keepAliveTimeout;
  }

  override emit(event: string, ...given: unknown[]): boolean {
    if (event !== "connection" || !this.#answering.answerCommon || this.isClosing) return super.emit(event, ...given);
    this.#own.add(new FrontConnection(given[0] as Socket, this));
    this.#sweeping ??= setInterval(this.#sweep, sweepMs).unref();
    return true;
  }

  answer(asked: CommonAsked): ReturnType<AnswerCommon> {
    return this.#answering.answerCommon?.(asked) ?? Promise.resolve(null);
  }

  passOn(connection: FrontConnection, socket: Socket, bytes: Buffer): void {
    this.onGone(connection);
    super.emit("connection", socket);
    socket.resume();
    socket.unshift(bytes);
  }

  onGone(connection: FrontConnection): void {
    this.#own.delete(connection);
    if (this.#own.size > 0) return;
    clearInterval(this.#sweeping);
    this.#sweeping = undefined;
  }

  override close(callback?: (error?: Error) => void): this {
    this.isClosing = true;
    for (const connection of [...this.#own]) connection.endOnceIdle();
    setTimeout(() => this.#destroyOwn(), graceMs).unref();
    return super.close(callback);
  }

  override closeAllConnections(): void {
    this.#destroyOwn();
    super.closeAllConnections();
  }

  #destroyOwn(): void {
    for (const connection of [...this.#own]) connection.destroy();
  }

  readonly #sweep = (): void => {
    const now = performance.now();
    const patience = { firstMs: this.headersTimeout, keptMs: this.keptMs, requestMs: this.requestTimeout };
    for (const connection of [...this.#own]) connection.endIfLate(now, patience);
  };
}
