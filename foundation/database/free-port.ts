import { createServer } from "node:net";

const HOST = "127.0.0.1";

/** A port on the loopback address that nobody listens on at this moment. */
export async function findFreePort(): Promise<number> {
  return listenBriefly(0);
}

/** Whether somebody listens on this port of the loopback address. */
export async function isPortTaken(port: number): Promise<boolean> {
  return listenBriefly(port).then(
    () => false,
    () => true,
  );
}

function listenBriefly(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen({ host: HOST, port, exclusive: true }, () => {
      const address = server.address() as { port: number };
      server.close(() => resolve(address.port));
    });
  });
}
