import { setMaxListeners } from "node:events";
import type { ServerResponse } from "node:http";

/** Aborted when the connection goes before the answer is written. */
export function whileItWaits(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  setMaxListeners(0, controller.signal); // one for each fetch that is under way
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
