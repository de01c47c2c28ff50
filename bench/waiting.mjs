// What benchmarks that start servers have in common: a port for one, and the moment from which it answers.
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** A port on the loopback address that nobody listens on at this moment. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Returns as soon as the address answers well. */
export async function untilOk(url, init) {
  for (;;) {
    const answer = await fetch(url, init).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await pause(20);
  }
}
