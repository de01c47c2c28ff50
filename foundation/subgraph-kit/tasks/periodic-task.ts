import type { SubgraphServices } from "../subgraph-services.js";

/** Work that a subgraph does from time to time, by one process at a time, whoever asks for what. */
export interface PeriodicTask {
  /** Unlike every other task's, with the name of its subgraph in front: `provisioners: reap jobs`. */
  name: string;
  /** How long a process waits from the end of one run to its next. */
  everyMs: number;
  /**
   * May be cut off at any place by the end of the process, and may follow close upon a run elsewhere: it finds in the
   * database what there is to do. `services.clock` says what time it is.
   */
  run(services: SubgraphServices): Promise<void>;
}
