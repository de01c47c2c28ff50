import type { Statements } from "../../../foundation/database/statements.js";
import { recordState } from "../store/builds.js";

/** Keeps what a failed or canceled build left of the state; where nothing came the previous build's stays. */
export async function recordBuildFailed(
  tx: Statements,
  buildId: string,
  { state }: { state: Uint8Array | null },
): Promise<void> {
  if (state !== null) await recordState(tx, buildId, state);
}
