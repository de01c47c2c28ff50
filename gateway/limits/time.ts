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
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
  run: (signal: AbortSignal) => Promise<Result>;
}

/** Runs until the time is over, or the asker is gone: then its signal is aborted, and the error is thrown at once. */
export function inTime<Result>({ mostMs, signal, run }: Timed<Result>): Promise<Result> {
  const controller = new AbortController();
  const goAway = () => controller.abort(signal.reason);
  if (signal.aborted) goAway();
  else signal.addEventListener("abort", goAway, { once: true });
  return new Promise<Result>((resolve, reject) => {
    const timer = setTimeout(() => {
      const error = tooLate(mostMs);
      reject(error);
      controller.abort(error);
    }, mostMs);
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", goAway);
    };
    run(controller.signal).then(resolve, reject).finally(end);
  });
}
