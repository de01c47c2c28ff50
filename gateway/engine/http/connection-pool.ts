import type { Exchange } from "./exchange.js";
import { HttpConnection, type Address, type ConnectionOwner, type WrittenRequest } from "./http-connection.js";

/** Connections that nobody uses are looked through so often. */
const sweepMs = 2_000;

interface Waiting {
  request: WrittenRequest;
  exchange: Exchange;
}

/** Connections to one server that are kept and used again; the last one used first, so that what is too many ends. */
export class ConnectionPool implements ConnectionOwner {
  readonly #address: Address;
  readonly #most: number;
  readonly #connections = new Set<HttpConnection>();
  readonly #idle: HttpConnection[] = [];
  readonly #waiting: Waiting[] = [];
  #sweeping: NodeJS.Timeout | undefined;
  #closing: (() => void) | null = null;

  /** At most so many connections are open at a time; whatever comes beyond waits. */
  constructor(address: Address, most: number) {
    this.#address = address;
    this.#most = most;
  }

  /** The exchange is settled with the answer, or fails where there is none. */
  send(request: WrittenRequest, exchange: Exchange): void {
    if (this.#closing) exchange.fail(new Error("the connections are closed"));
    if (!exchange.isOver) this.#carry({ request, exchange });
  }

  /** Ends once what is under way is answered. */
  close(): Promise<void> {
    clearInterval(this.#sweeping);
    return new Promise((resolve) => {
      this.#closing = resolve;
      for (const connection of this.#idle.splice(0)) connection.close();
      this.#endIfDone();
    });
  }

  onFree(connection: HttpConnection): void {
    const next = this.#nextWaiting();
    if (next) return connection.send(next.request, next.exchange);
    if (this.#closing) return connection.close();
    this.#idle.push(connection);
    this.#sweeping ??= setInterval(this.#sweep, sweepMs).unref();
  }

  onGone(connection: HttpConnection): void {
    this.#connections.delete(connection);
    const at = this.#idle.indexOf(connection);
    if (at >= 0) this.#idle.splice(at, 1);
    const next = this.#nextWaiting();
    if (next) this.#carry(next);
    else this.#endIfDone();
  }

  #carry(asked: Waiting): void {
    const connection = this.#idleOne() ?? this.#newOne();
    if (connection) connection.send(asked.request, asked.exchange);
    else this.#waiting.push(asked);
  }

  #idleOne(): HttpConnection | undefined {
    const connection = this.#idle.pop();
    if (!connection || performance.now() < connection.usableUntil) return connection;
    connection.close();
    return this.#idleOne();
  }

  #newOne(): HttpConnection | undefined {
    if (this.#connections.size >= this.#most) return undefined;
    const connection = new HttpConnection(this.#address, this);
    this.#connections.add(connection);
    return connection;
  }

  #nextWaiting(): Waiting | undefined {
    for (let next; (next = this.#waiting.shift());) if (!next.exchange.isOver) return next;
    return undefined;
  }

  readonly #sweep = (): void => {
    const now = performance.now();
    for (const connection of this.#idle.filter(({ usableUntil }) => usableUntil <= now)) connection.close();
    if (this.#idle.length > 0) return;
    clearInterval(this.#sweeping);
    this.#sweeping = undefined;
  };

  #endIfDone(): void {
    if (this.#closing && this.#connections.size === 0) this.#closing();
  }
}
