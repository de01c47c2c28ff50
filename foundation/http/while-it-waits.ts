import type { ServerResponse } from "node:http";
import { End, type Ending } from "../streams/ending.js";

/** Ends when the connection goes before the answer is written. */
export function whileItWaits(response: ServerResponse): Ending {
  const end = new End();
  response.on("close", () => {
    if (!response.writableFinished) end.abort();
  });
  return end;
}
