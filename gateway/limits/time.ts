import { timerOf } from "../../foundation/clock/shared-timer.js";
import { End, type Ending } from "../../foundation/streams/ending.js";
import { refusal } from "./exceeded.js";

const tooLate = (mostMs: number) =>
  refusal(
    {
      code: "DEADLINE_EXCEEDED",
      message: `The operation took longer than ${String(mostMs / 1000)} s: ask for less at once. What a mutation changes may have been changed: look before you send it again.`,
      status: 504,
    },
    { limit: "operationMs", most: mostMs },
  );

interface Timed<Result> {
  mostMs: number;
  /** Ends when nobody waits for the answer any more. */
  signal: Ending;
  run: (signal: Ending) => Promise<Result>;
}

/** Runs until the time is over, or the asker is gone: then its signal is aborted, and the error is thrown at once. */
export function inTime<Result>({ mostMs, signal, run }: Timed<Result>): Promise<Result> {
  const end = new End();
  const goAway = () => end.abort();
  if (signal.aborted) goAway();
  else signal.addEventListener("abort", goAway);
  return new Promise<Result>((resolve, reject) => {
    const timer = timerOf(mostMs);
    const waiting = timer.add(() => {
      reject(tooLate(mostMs));
      end.abort();
    });
    const stop = () => {
      timer.delete(waiting);
      signal.removeEventListener("abort", goAway);
    };
    run(end).then(
      (result) => {
        stop();
        resolve(result);
      },
      (error: Error) => {
        stop();
        reject(error);
      },
    );
  });
}
