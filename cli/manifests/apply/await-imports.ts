import type { Graph } from "../../graph/graph-client.js";
import { nodesQuery, readNodes } from "../state/read-nodes.js";
import { JobNews } from "./job-news.js";

interface VersionNode {
  id: string;
  job: { id: string; status: string; error: string | null; eligibility: { explanation: string } | null } | null;
}

const versionStates = nodesQuery<VersionNode>(
  ["StatesOfImports", "TemplateVersion"],
  "job { id status error eligibility { explanation } }",
  50,
);

/** Where jobs are not heard of; and where they are, in case that a stream says nothing. */
const askEveryMs = 400;
const trustMs = 5_000;

export type ImportState =
  { state: "succeeded" } | { state: "failed"; error: string } | { state: "waiting"; explanation: string };

function stateOf({ job }: VersionNode): ImportState {
  if (job?.status === "SUCCEEDED") return { state: "succeeded" };
  if (job?.status === "FAILED") return { state: "failed", error: job.error ?? "It did not say why." };
  if (job?.status === "CANCELED" || job?.status === "CANCELING") return { state: "failed", error: "It was canceled." };
  const explanation = job?.eligibility?.explanation ?? (job?.status === "RUNNING" ? "A daemon is at it." : "");
  return { state: "waiting", explanation: explanation || "Its job is not seen by you." };
}

export interface Waiting {
  versionIds: readonly string[];
  forMs: number;
  signal: AbortSignal;
  /** Told of those that have ended, a few at a time, as they end. */
  onEnd: (ended: Map<string, ImportState>) => Promise<void>;
}

/** Waits for imports, so long and no longer; answers which still wait, and why. */
export async function awaitImports(graph: Graph, waiting: Waiting): Promise<Map<string, string>> {
  const news = new JobNews(graph, waiting.signal);
  try {
    return await awaitAll(graph, news, waiting);
  } finally {
    news.close();
  }
}

async function awaitAll(
  graph: Graph,
  news: JobNews,
  { versionIds, forMs, onEnd }: Waiting,
): Promise<Map<string, string>> {
  const until = performance.now() + forMs;
  let open = [...versionIds];
  for (;;) {
    const read = await readNodes(graph, versionStates, open);
    const states = new Map(read.map((each) => [each.id, stateOf(each)]));
    const ended = new Map([...states].filter(([, { state }]) => state !== "waiting"));
    if (ended.size > 0) await onEnd(ended);
    open = open.filter((id) => !ended.has(id));
    const left = until - performance.now();
    if (open.length === 0 || left <= 0) return waitingOf(open, states);
    const jobIds = read.flatMap(({ id, job }) => (job && open.includes(id) ? [job.id] : []));
    await news.next(jobIds, Math.min(left, news.hears(jobIds) ? trustMs : askEveryMs));
  }
}

function waitingOf(open: readonly string[], states: ReadonlyMap<string, ImportState>): Map<string, string> {
  return new Map(
    open.map((id) => {
      const state = states.get(id);
      return [id, state?.state === "waiting" ? state.explanation : "It is not seen by you."];
    }),
  );
}
