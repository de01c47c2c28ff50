import type { Problem } from "../plan/plan.js";

/** A template whose import no daemon has taken yet, and why. */
export interface Waiting {
  address: string;
  explanation: string;
}

/** How an apply ended. What is neither done, failed nor waiting was not begun. */
export interface Outcome {
  /** Addresses of what is now as the manifest says. */
  done: string[];
  failed: Problem[];
  waiting: Waiting[];
  notBegun: string[];
}
