import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { StartupRefusal } from "../errors/startup-refusal.js";

const sentenceOf: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (host, port) =>
    `Port ${String(port)} of ${host} is taken: stop what uses it, or choose another with ORGPLANE_PORT.`,
  EACCES: (host, port) =>
    `Port ${String(port)} of ${host} may not be used by this user: choose another with ORGPLANE_PORT.`,
  EADDRNOTAVAIL: (host) => `${host} is no address of this machine: choose another with ORGPLANE_HOST.`,
};

/** Listens, and says on which port; a port that cannot be had is a StartupRefusal. */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const sentence = sentenceOf[error.code ?? ""]?.(host, port);
      reject(sentence ? new StartupRefusal(sentence, { cause: error }) : error);
    });
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}
