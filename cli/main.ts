#!/usr/bin/env node
import { readEnvironment } from "./configuration.js";
import { run } from "./program.js";

/** What a shell says of a program that Ctrl-C ended. */
const interrupted = 130;

const stop = new AbortController();
const onInterrupt = (): void => {
  if (stop.signal.aborted) process.exit(interrupted);
  stop.abort(new Error("Stopped."));
};
process.on("SIGINT", onInterrupt);

// Whoever reads along has seen enough (`orgplane … | head`): that is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

const surroundings = {
  environment: readEnvironment(),
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  signal: stop.signal,
  handOverSignals: () => void process.off("SIGINT", onInterrupt),
};
const code = await run(process.argv.slice(2), surroundings);
process.exitCode = stop.signal.aborted ? interrupted : code;
