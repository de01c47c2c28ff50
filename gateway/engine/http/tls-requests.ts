import { Pool, type Dispatcher } from "undici";
import type { Exchange } from "./exchange.js";
import { fixedHeaders, mostConnections, type Requests } from "./requests.js";

const connectMs = 5_000;

function read(chunks: readonly Buffer[]): string {
  const text = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString("utf8");
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Takes an answer from the hands of a pool: no stream and no object of headers is made for it. */
function carry(exchange: Exchange): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let status = 0;
  return {
    onRequestStart(controller) {
      exchange.carriedBy((reason) => void controller.abort(reason));
      if (exchange.isOver) controller.abort(new Error("nobody waits for the answer any more"));
    },
    onResponseStart: (_, statusCode) => void (status = statusCode),
    onResponseData: (_, chunk) => void chunks.push(chunk),
    onResponseEnd: () => exchange.succeed({ status, text: read(chunks) }),
    onResponseError(_, error) {
      if (!exchange.isOver) exchange.fail(error);
    },
  };
}

/** Over TLS, by undici. */
export function tlsRequests({ origin, pathname, search }: URL): Requests {
  const noLimits = { headersTimeout: 0, bodyTimeout: 0 }; // the deadline is for the whole
  const pool = new Pool(origin, { connections: mostConnections, connect: { timeout: connectMs }, ...noLimits });
  const path = pathname + search;
  return {
    send({ headers, body }, exchange) {
      pool.dispatch({ method: "POST", path, headers: { ...fixedHeaders, ...headers }, body }, carry(exchange));
    },
    close: () => pool.close(),
  };
}
