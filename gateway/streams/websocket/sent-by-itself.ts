import type { FormattedExecutionResult } from "graphql";
import { endable, type Stream } from "../../../foundation/streams/endable.js";

/**
 * The same stream, for a protocol that would write each result anew: nothing is left for it but the end. `send` has the
 * next one come when the last was taken.
 */
export const sentByItself = (
  results: Stream<FormattedExecutionResult>,
  send: (result: FormattedExecutionResult) => Promise<void>,
): Stream<never> =>
  endable(async function* (ended) {
    ended.addEventListener("abort", () => void results.return());
    for await (const result of results) {
      if (ended.aborted) return;
      await send(result);
    }
  });
