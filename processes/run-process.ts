import { StartupRefusal } from "../foundation/errors/startup-refusal.js";

/** Ends a process whose start was refused with one sentence, and any other failure with its stack. */
function refuse(error: unknown): never {
  console.error(error instanceof StartupRefusal ? error.sentence : error);
  process.exit(1);
}

/**
 * Starts a process and ends it on SIGINT or SIGTERM: what was started is stopped in turn, the last first. A second signal
 * ends it at once. A start that is refused says so in one sentence and undoes what it had begun.
 */
export async function runProcess(
  start: (onStop: (stop: () => Promise<unknown>) => void) => Promise<void>,
): Promise<void> {
  const stops: (() => Promise<unknown>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
  };
  let isStopping = false;
  const onSignal = (): void => {
    if (isStopping) process.exit(130);
    isStopping = true;
    stopAll().then(() => process.exit(0), refuse);
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  try {
    await start((stop) => stops.push(stop));
  } catch (error) {
    if (isStopping) return;
    await stopAll();
    refuse(error);
  }
}
