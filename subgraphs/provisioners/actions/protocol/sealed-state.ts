import type { Sealer } from "../../../../foundation/encryption/sealer.js";
import type { JobRow } from "../../../../foundation/job-queue/read-jobs.js";

type Bytes = Uint8Array<ArrayBuffer>;

/** A workspace's state goes from build to build as it is: it belongs to the workspace. */
const belongsTo = ({ workspaceId }: JobRow): string => `workspace:${workspaceId ?? ""}:state`;

/** The state of a job's workspace, as it is kept; null for none. */
export const sealState = (sealer: Sealer, job: JobRow, state: Bytes | null): Bytes | null =>
  state && sealer.seal(state, belongsTo(job));

/** The state as its daemon needs it. Throws an UnsealingError where no key opens it. */
export const openState = (sealer: Sealer, job: JobRow, sealed: Uint8Array | null): Bytes | null =>
  sealed && sealer.open(sealed, belongsTo(job));
