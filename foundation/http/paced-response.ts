import type { ServerResponse } from "node:http";

export interface Pace {
  /** What is written from time to time, so that neither side takes the other for gone. */
  heartbeat: string;
  heartbeatMs: number;
  /** How long a client may read nothing of what is there for it. */
  patienceMs: number;
}

/** A response that is written no faster than its client reads, and cut off where the client does not read at all. */
export class PacedResponse {
  readonly #response: ServerResponse;
  readonly #patienceMs: number;
  readonly #beat: NodeJS.Timeout;

  constructor(response: ServerResponse, { heartbeat, heartbeatMs, patienceMs }: Pace) {
    this.#response = response;
    this.#patienceMs = patienceMs;
    this.#beat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(heartbeat);
    }, heartbeatMs).unref();
    response.once("close", () => clearInterval(this.#beat));
  }

  /** Is there room for more, by now or in a while? False where there will be none: the client is gone, or was too slow. */
  write(text: string): boolean | Promise<boolean> {
    const response = this.#response;
    if (response.destroyed || response.writableEnded) return false;
    return response.write(text) || this.#drainedOrCutOff();
  }

  end(text: string): void {
    clearInterval(this.#beat);
    if (!this.#response.destroyed) this.#response.end(text);
  }

  async #drainedOrCutOff(): Promise<boolean> {
    const isRead = await this.#drained();
    if (!isRead) this.#response.destroy();
    return isRead;
  }

  #drained(): Promise<boolean> {
    const response = this.#response;
    return new Promise((resolve) => {
      const settle = (isRead: boolean) => (): void => {
        clearTimeout(timer);
        response.off("drain", onDrain);
        response.off("close", onClose);
        resolve(isRead);
      };
      const [onDrain, onClose] = [settle(true), settle(false)];
      const timer = setTimeout(onClose, this.#patienceMs).unref();
      response.once("drain", onDrain);
      response.once("close", onClose);
    });
  }
}
