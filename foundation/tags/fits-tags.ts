import type { Tags } from "./read-tags.js";

/**
 * May a daemon with these tags take such a job? One without tags runs on daemons without tags only; otherwise each of
 * its tags is the daemon's, with the same value. The same rule as in the statement that takes a job.
 */
export function fitsTags(job: Tags, daemon: Tags): boolean {
  const wanted = Object.entries(job);
  if (wanted.length === 0) return Object.keys(daemon).length === 0;
  return wanted.every(([name, value]) => Object.hasOwn(daemon, name) && daemon[name] === value);
}
