import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ConfigurationFault } from "../configuration-fault.js";
import type { Observation } from "./observation.js";

const answers: Readonly<Record<string, (observation: Observation) => [status: number, body: string]>> = {
  "/health/live": () => [200, "live\n"],
  "/health/ready": (observation) =>
    observation.isReady() ? [200, "ready\n"] : [503, "the control plane does not answer\n"],
  "/metrics": (observation) => [200, observation.metrics()],
};

function answer(response: ServerResponse, [status, body]: [number, string]): void {
  response.writeHead(status, { "content-type": "text/plain; version=0.0.4; charset=utf-8" }).end(body);
}

/**
 * Serves `/health/live`, `/health/ready` and `/metrics`, which say nothing of jobs but how many there are. Throws a
 * ConfigurationFault where the port cannot be had.
 */
export async function serveObservation(
  observation: Observation,
  { host, port }: { host: string; port: number },
): Promise<{ port: number; close(): void }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const found = Object.hasOwn(answers, path) ? answers[path] : undefined;
    answer(response, found ? found(observation) : [404, "not found\n"]);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", ({ message }) =>
      reject(new ConfigurationFault(`--metrics-port ${String(port)} cannot be listened on: ${message}.`)),
    );
    server.listen(port, host, resolve);
  });
  server.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
