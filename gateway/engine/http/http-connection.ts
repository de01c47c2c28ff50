import { connect, type Socket } from "node:net";
import type { Exchange } from "./exchange.js";
import { ResponseReader } from "./response-reader.js";

export interface Address {
  host: string;
  port: number;
}

/** A whole request. */
export interface WrittenRequest {
  text: string;
  /** Of all that could be written as `utf8`, what has no letter beyond ASCII costs less as `latin1`. */
  encoding: "latin1" | "utf8";
}

/** Told of a connection that is free again, or gone. */
export interface ConnectionOwner {
  onFree(connection: HttpConnection): void;
  onGone(connection: HttpConnection): void;
}

const connectMs = 5_000;
const readBytes = 16 * 1024;

/** The other side ended a connection before it had answered. */
export class ConnectionLost extends Error {}

/** A connection to a server over which one question is under way at a time. */
export class HttpConnection {
  /** Until when it may be used again, in milliseconds of the process's clock. */
  usableUntil = 0;
  readonly #owner: ConnectionOwner;
  readonly #socket: Socket;
  readonly #reader = new ResponseReader();
  #exchange: Exchange | null = null;
  #isGone = false;

  constructor({ host, port }: Address, owner: ConnectionOwner) {
    this.#owner = owner;
    const onread = { buffer: Buffer.allocUnsafe(readBytes), callback: this.#read };
    this.#socket = connect({ host, port, noDelay: true, onread });
    const connecting = setTimeout(() => this.close(connectTimedOut()), connectMs);
    this.#socket.once("connect", () => clearTimeout(connecting));
    this.#socket.on("error", (error) => this.close(error));
    this.#socket.once("end", this.#end);
    this.#socket.once("close", () => {
      clearTimeout(connecting);
      this.#end();
    });
  }

  /** Sends a request, and settles the exchange with what comes back. */
  send({ text, encoding }: WrittenRequest, exchange: Exchange): void {
    this.#exchange = exchange;
    exchange.carriedBy(this.close);
    this.#socket.ref();
    this.#socket.write(text, encoding);
  }

  /** Ends it, and what is under way on it for this reason. */
  readonly close = (reason: Error = new ConnectionLost("the connection was closed")): void => {
    const exchange = this.#exchange;
    this.#exchange = null;
    this.#socket.destroy();
    if (exchange && !exchange.isOver) exchange.fail(reason);
    this.#leave();
  };

  readonly #read = (count: number, buffer: Uint8Array): boolean => {
    const exchange = this.#exchange;
    try {
      if (!exchange) throw new Error("something came that nobody asked for");
      const response = this.#reader.read((buffer as Buffer).subarray(0, count));
      if (response) this.#finish(exchange, response);
    } catch (error) {
      this.close(error as Error);
    }
    return true;
  };

  #finish(exchange: Exchange, response: { status: number; text: string; keptMs: number }): void {
    this.#exchange = null;
    exchange.succeed(response);
    // Whoever answers before all of the question is sent will not read the rest.
    if (response.keptMs === 0 || this.#socket.writableLength > 0) return this.close();
    this.usableUntil = performance.now() + response.keptMs;
    this.#socket.unref();
    this.#owner.onFree(this);
  }

  /** The other side has ended the connection. */
  readonly #end = (): void => {
    try {
      const response = this.#exchange && this.#reader.end();
      if (response) this.#finish(this.#exchange!, response);
    } catch (error) {
      return this.close(error as Error);
    }
    this.close(new ConnectionLost("the other side closed the connection"));
  };

  #leave(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#owner.onGone(this);
  }
}

const connectTimedOut = (): Error =>
  Object.assign(new Error(`no connection within ${String(connectMs)} ms`), { code: "ETIMEDOUT" });
