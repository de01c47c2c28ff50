import type { Socket } from "node:net";
import { FrontServer } from "../../gateway/front/front-server.js";

/** A server that seems to its gateway to have clients that do not read, for as long as the test says. */
export interface HeldServer {
  server: FrontServer;
  /** From now on nothing that is written to anybody is taken. */
  hold(): void;
  /** Everything is taken again. */
  release(): void;
  /** Resolves when a WebSocket's farewell is written. */
  farewell: Promise<void>;
}

/** A close frame of a server, which is not masked. */
const isFarewell = (chunk: unknown): boolean => Buffer.isBuffer(chunk) && chunk[0] === 0x88;

export function createHeldServer(): HeldServer {
  const server = new FrontServer();
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const farewell = new Promise<void>((resolve) => {
    server.on("upgrade", (_, socket: Socket) => {
      const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
      socket.write = (...args: unknown[]) => {
        if (isFarewell(args[0])) resolve();
        return write(...args);
      };
    });
  });
  return {
    server,
    hold: () => sockets.forEach((socket) => socket.cork()),
    release: () => sockets.forEach((socket) => socket.uncork()),
    farewell,
  };
}
