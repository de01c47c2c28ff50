import type { WebSocket } from "ws";
import type { StreamSettings } from "../stream-settings.js";
import { closing, type Closing } from "./closing.js";

type Pace = Pick<StreamSettings, "heartbeatMs" | "patienceMs" | "bufferBytes">;

/** Whoever does not take the close frame is cut off. */
const farewellMs = 2_000;

/**
 * A WebSocket that is written no faster than its client reads: who sends waits until it was taken. A client that lets more
 * than the buffer pile up, or takes nothing for long, or answers no heartbeat, is closed.
 */
export class PacedSocket {
  readonly #socket: WebSocket;
  readonly #pace: Pace;
  readonly #beat: NodeJS.Timeout;
  #isAlive = true;

  constructor(socket: WebSocket, pace: Pace) {
    this.#socket = socket;
    this.#pace = pace;
    this.#beat = setInterval(() => this.#ping(), pace.heartbeatMs).unref();
    socket.on("pong", () => {
      this.#isAlive = true;
    });
    socket.once("close", () => clearInterval(this.#beat));
  }

  /** Resolves when the text was taken, or never will be. */
  send(text: string): Promise<void> {
    const socket = this.#socket;
    if (socket.readyState !== socket.OPEN) return Promise.resolve();
    if (socket.bufferedAmount > this.#pace.bufferBytes) {
      this.close(closing.tooSlow);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.close(closing.tooSlow), this.#pace.patienceMs).unref();
      // What cannot be sent any more ends with the connection, which has its own event.
      socket.send(text, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  close({ code, reason }: Closing): void {
    this.#socket.close(code, reason);
    setTimeout(() => this.#socket.terminate(), farewellMs).unref();
  }

  #ping(): void {
    if (!this.#isAlive) return this.#socket.terminate();
    this.#isAlive = false;
    this.#socket.ping();
  }
}
