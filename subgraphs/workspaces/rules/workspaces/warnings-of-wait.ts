import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";

/** How a build's chances stand, as whoever owns the daemons says. */
export interface Eligibility {
  verdict: "READY" | "BUSY" | "OFFLINE" | "NO_MATCH" | "NO_DAEMONS";
  explanation: string;
}

/** What is said to whoever ordered a build that no daemon takes as things are. One that merely waits its turn is none. */
export const warningsOfWait = ({ verdict, explanation }: Eligibility): UserErrorValue[] =>
  verdict === "READY" || verdict === "BUSY" ? [] : [{ code: "NO_DAEMON", path: null, message: explanation }];
