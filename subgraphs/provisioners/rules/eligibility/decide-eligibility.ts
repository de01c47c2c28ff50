import { fitsTags } from "../../../../foundation/tags/fits-tags.js";
import type { Tags } from "../../../../foundation/tags/read-tags.js";
import type { DaemonStatus } from "../daemon-status.js";
import { explainVerdict, type Verdict } from "./explain-verdict.js";

/** A daemon that may be given jobs, as far as it matters for whether it fits one. */
export interface Contender {
  id: string;
  tags: Tags;
  status: DaemonStatus;
  lastSeenAt: Date;
}

/** A tag of the job that keeps a daemon from it; `actual` is null where the daemon lacks it. */
export interface TagMismatch {
  tag: string;
  wanted: string;
  actual: string | null;
}

/** A daemon that does not fit, with all that keeps it from it. `id` is the daemon's. */
export interface NearDaemon {
  id: string;
  mismatches: TagMismatch[];
  untaggedJobNeedsUntaggedDaemon: boolean;
}

export interface Eligibility {
  verdict: Verdict;
  explanation: string;
  matching: number;
  available: number;
  mostRecentlySeenAt: Date | null;
  nearest: NearDaemon[];
}

/** So many daemons that do not fit are named. */
const mostNear = 5;

const isOnline = ({ status }: Contender): boolean => status !== "OFFLINE";

function verdictOn(daemons: readonly Contender[], matching: readonly Contender[]): Verdict {
  if (daemons.length === 0) return "NO_DAEMONS";
  if (matching.length === 0) return "NO_MATCH";
  if (matching.some(({ status }) => status === "IDLE")) return "READY";
  return matching.some(isOnline) ? "BUSY" : "OFFLINE";
}

function mismatchesOf(job: Tags, daemon: Tags): TagMismatch[] {
  const actualOf = (tag: string): string | null => (Object.hasOwn(daemon, tag) ? (daemon[tag] ?? null) : null);
  return Object.entries(job)
    .map(([tag, wanted]) => ({ tag, wanted, actual: actualOf(tag) }))
    .filter(({ wanted, actual }) => wanted !== actual);
}

/** How far a daemon is from an untagged job: all of its tags are too many. */
const distanceOf = (job: Tags, { tags }: Contender): number =>
  Object.keys(job).length === 0 ? Object.keys(tags).length : mismatchesOf(job, tags).length;

/** Those that do not fit, the closest first; of equally close ones those online, then those seen last. */
function nearestOf(job: Tags, daemons: readonly Contender[]): NearDaemon[] {
  const order = (a: Contender, b: Contender): number =>
    distanceOf(job, a) - distanceOf(job, b) ||
    Number(isOnline(b)) - Number(isOnline(a)) ||
    b.lastSeenAt.getTime() - a.lastSeenAt.getTime();
  return daemons
    .filter(({ tags }) => !fitsTags(job, tags))
    .sort(order)
    .slice(0, mostNear)
    .map(({ id, tags }) => ({
      id,
      mismatches: mismatchesOf(job, tags),
      untaggedJobNeedsUntaggedDaemon: Object.keys(job).length === 0,
    }));
}

/** Could one of an organization's daemons take a job with these tags, and what keeps the others from it? */
export function decideEligibility(job: Tags, daemons: readonly Contender[]): Eligibility {
  const matching = daemons.filter(({ tags }) => fitsTags(job, tags));
  const verdict = verdictOn(daemons, matching);
  const seen = matching.map(({ lastSeenAt }) => lastSeenAt.getTime());
  const mostRecentlySeenAt = seen.length === 0 ? null : new Date(Math.max(...seen));
  const counted = {
    verdict,
    matching: matching.length,
    available: matching.filter(isOnline).length,
    mostRecentlySeenAt,
  };
  return { ...counted, explanation: explainVerdict(job, counted), nearest: nearestOf(job, daemons) };
}
