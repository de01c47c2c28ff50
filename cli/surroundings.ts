import type { Environment } from "./configuration.js";

/** What surrounds a run: its streams, and the environment that it was started in. */
export interface Surroundings {
  environment: Environment;
  input: NodeJS.ReadStream;
  output: NodeJS.WriteStream;
  errors: NodeJS.WriteStream;
  signal: AbortSignal;
  handOverSignals(): void;
}
