import type { ServerResponse } from "node:http";
import type { FormattedExecutionResult } from "graphql";
import { endable, type Stream } from "../streams/endable.js";
import { PacedResponse, type Pace } from "./paced-response.js";

/** How results are written one after the other into one body. */
export interface Framing {
  contentType: string;
  heartbeat: string;
  /** What the body begins with. */
  opening: string;
  next(result: FormattedExecutionResult): string;
  /** After the last result. */
  closing: string;
  /** Instead, where the stream is broken off by the server. */
  brokenOff(result: FormattedExecutionResult): string;
}

export interface Sending extends Omit<Pace, "heartbeat"> {
  framing: Framing;
  /** Aborted when the server is about to stop; the reason is what is said to clients. */
  breakOff?: AbortSignal;
}

const headers = {
  "cache-control": "no-store, no-transform",
  // A proxy that buffers would keep events to itself.
  "x-accel-buffering": "no",
};

/** Writes results until there are no more, or nobody reads them. */
async function pump(results: Stream<FormattedExecutionResult>, framing: Framing, paced: PacedResponse): Promise<void> {
  for await (const result of results) {
    const isTaken = paced.write(framing.next(result));
    if (!(typeof isTaken === "boolean" ? isTaken : await isTaken)) return;
  }
}

const single = (result: FormattedExecutionResult): Stream<FormattedExecutionResult> =>
  // eslint-disable-next-line @typescript-eslint/require-await -- a stream of one
  endable(async function* () {
    yield result;
  });

/**
 * Sends results as they come, no faster than the client reads, until they end, the client goes away or the server is about to
 * stop. One result that is there is told, whatever the server is about to do. It throws nothing but what the results do.
 */
export async function sendStream(
  response: ServerResponse,
  given: FormattedExecutionResult | Stream<FormattedExecutionResult>,
  { framing, breakOff: stopping, ...pace }: Sending,
): Promise<void> {
  const [results, breakOff] = Symbol.asyncIterator in given ? [given, stopping] : [single(given)];
  const leave = (): void => void results.return();
  response.once("close", leave);
  breakOff?.addEventListener("abort", leave);
  if (breakOff?.aborted) leave();
  response.writeHead(200, { ...headers, "content-type": framing.contentType });
  const paced = new PacedResponse(response, { ...pace, heartbeat: framing.heartbeat });
  try {
    if (await paced.write(framing.opening)) await pump(results, framing, paced);
    paced.end(breakOff?.aborted ? framing.brokenOff(breakOff.reason as FormattedExecutionResult) : framing.closing);
  } catch (error) {
    response.destroy();
    throw error;
  } finally {
    breakOff?.removeEventListener("abort", leave);
    leave();
  }
}
