import { badInput } from "../../../../foundation/errors/graph-errors.js";
import type { ProvisionersContext } from "../context.js";
import type { JobRow, LogWindow } from "../loaders.js";

const defaultSize = 500;
const greatestSize = 1000;

interface LogsRequest {
  first?: number | null | undefined;
  after?: number | null | undefined;
  last?: number | null | undefined;
}

function checkSize(argument: "first" | "last", size: number): void {
  if (size >= 1 && size <= greatestSize) return;
  throw badInput(argument, `${String(size)} is not from 1 to ${String(greatestSize)}.`);
}

function readWindow(request: LogsRequest): LogWindow {
  const { last } = request;
  if (last != null) {
    checkSize("last", last);
    return { last };
  }
  const window = { first: request.first ?? defaultSize, after: request.after ?? 0 };
  checkSize("first", window.first);
  if (window.after < 0) throw badInput("after", "A sequence is 0, for the first line, or more.");
  return window;
}

/** Lines of a job, in order: those after a sequence, or the last of all. */
export async function loadLogs(context: ProvisionersContext, job: JobRow, request: LogsRequest) {
  const window = readWindow(request);
  const found = await context.loaders.logs(window).load(job.id);
  const lines = "last" in window ? found : found.slice(0, window.first);
  return {
    lines,
    lastSequence: lines.at(-1)?.sequence ?? ("after" in window ? window.after : 0),
    hasMore: found.length > lines.length,
    isTruncated: job.isLogTruncated,
  };
}
