import { EventEmitter } from "node:events";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import type { WebSocket } from "ws";
import { PacedSocket } from "./paced-socket.js";

/** A socket whose client takes what the test says that it takes. */
class HeldSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly told: string[] = [];
  #takers: (() => void)[] = [];

  send(text: string, taken: () => void): void {
    this.told.push(text);
    this.bufferedAmount += text.length;
    this.#takers.push(taken);
  }

  /** The client reads all that there is. */
  take(): void {
    this.bufferedAmount = 0;
    for (const taken of this.#takers.splice(0)) taken();
  }

  close(code: number, reason: string): void {
    this.readyState = 2;
    this.told.push(`closed ${String(code)} ${reason}`);
  }

  terminate(): void {
    this.readyState = 3;
    this.told.push("terminated");
    this.emit("close");
  }

  ping(): void {
    this.told.push("ping");
  }
}

const pace = { heartbeatMs: 1_000_000, patienceMs: 30_000, bufferBytes: 10 };
const tooSlow = "closed 4413 Reads too slowly";

function paced(more: Partial<typeof pace> = {}) {
  const socket = new HeldSocket();
  return { socket, paced: new PacedSocket(socket as unknown as WebSocket, { ...pace, ...more }) };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe("a WebSocket that is written no faster than its client reads", () => {
  test("has whoever sends wait until it was taken", async () => {
    const { socket, paced: to } = paced();
    const order: string[] = [];
    const sent = to.send("one").then(() => order.push("sent"));
    await Promise.resolve();
    order.push("taken");
    socket.take();
    await sent;
    expect(order).toEqual(["taken", "sent"]);
    await jest.advanceTimersByTimeAsync(pace.patienceMs * 2);
    expect(socket.told).toEqual(["one"]);
  });

  test("is closed as soon as more waits than the buffer holds, and nothing more is sent", async () => {
    const { socket, paced: to } = paced();
    void to.send("0123456789");
    void to.send("a");
    await to.send("b");
    await to.send("c");
    expect(socket.told).toEqual(["0123456789", "a", tooSlow]);
  });

  test("is closed when what was sent is not taken for long", () => {
    const { socket, paced: to } = paced();
    void to.send("one");
    jest.advanceTimersByTime(pace.patienceMs - 1);
    expect(socket.told).toEqual(["one"]);
    jest.advanceTimersByTime(1);
    expect(socket.told).toEqual(["one", tooSlow]);
  });

  test("is cut off where not even the farewell is taken", () => {
    const { socket, paced: to } = paced();
    to.close({ code: 1001, reason: "Going away" });
    jest.advanceTimersByTime(1_999);
    expect(socket.told).toEqual(["closed 1001 Going away"]);
    jest.advanceTimersByTime(1);
    expect(socket.told).toEqual(["closed 1001 Going away", "terminated"]);
  });

  test("is asked for a sign of life at each beat, and cut off at the first without an answer to the last", () => {
    const { socket } = paced({ heartbeatMs: 100 });
    jest.advanceTimersByTime(100);
    socket.emit("pong");
    jest.advanceTimersByTime(100);
    expect(socket.told).toEqual(["ping", "ping"]);
    jest.advanceTimersByTime(1_000);
    expect(socket.told).toEqual(["ping", "ping", "terminated"]);
  });
});
