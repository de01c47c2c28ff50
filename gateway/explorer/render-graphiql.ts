import { createRequire } from "node:module";
import { Worker } from "node:worker_threads";
import type { renderGraphiQL as render } from "@graphql-yoga/render-graphiql";

const library = createRequire(import.meta.url).resolve("@graphql-yoga/render-graphiql");
const script = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { renderGraphiQL } = require(workerData.library);
  parentPort.postMessage(renderGraphiQL(workerData.options));`;

/** GraphiQL's page, made in a thread of its own: the library takes 30 MiB, which go with the thread. */
export function renderGraphiQL(options: Parameters<typeof render>[0]): Promise<string> {
  const worker = new Worker(script, { eval: true, workerData: { library, options } });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
