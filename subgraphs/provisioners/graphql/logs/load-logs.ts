import { badInput } from "../../../../foundation/errors/graph-errors.js";
import type { ProvisionersContext } from "../context.js";
import type { JobRow } from "../loaders.js";

const defaultSize = 500;
const greatestSize = 1000;

interface LogsRequest {
  first?: number | null | undefined;
  after?: number | null | undefined;
}

/** Lines of a job after a sequence, in order. */
export async function loadLogs(context: ProvisionersContext, job: JobRow, request: LogsRequest) {
  const first = request.first ?? defaultSize;
  const after = request.after ?? 0;
  if (first < 1 || first > greatestSize) {
    throw badInput("first", `${String(first)} is not from 1 to ${String(greatestSize)}.`);
  }
  if (after < 0) throw badInput("after", "A sequence is 0, for the first line, or more.");
  const found = await context.loaders.logs({ first, after }).load(job.id);
  const lines = found.slice(0, first);
  return {
    lines,
    lastSequence: lines.at(-1)?.sequence ?? after,
    hasMore: found.length > first,
    isTruncated: job.isLogTruncated,
  };
}
