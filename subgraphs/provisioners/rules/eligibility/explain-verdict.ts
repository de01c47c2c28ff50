import type { Tags } from "../../../../foundation/tags/read-tags.js";

export type Verdict = "READY" | "BUSY" | "OFFLINE" | "NO_MATCH" | "NO_DAEMONS";

interface Counted {
  verdict: Verdict;
  matching: number;
  mostRecentlySeenAt: Date | null;
}

/** Characters of a tag that a sentence shows. */
const shown = 48;

const cut = (text: string): string => (text.length <= shown ? text : `${text.slice(0, shown)}…`);

const written = (tags: Tags): string =>
  Object.entries(tags)
    .map(([name, value]) => `${cut(name)}=${cut(value)}`)
    .join(", ");

const isUntagged = (tags: Tags): boolean => Object.keys(tags).length === 0;

/** The daemon to start, such as `with the tags region=eu`. */
const withTags = (tags: Tags): string =>
  isUntagged(tags) ? "whose key has no tags" : `whose key has the tags ${written(tags)}`;

const sentences: Record<Verdict, (tags: Tags, counted: Counted) => string> = {
  READY: () => "A daemon that fits is idle: the job starts at once.",
  BUSY: (tags, { matching }) =>
    `Those that fit are at work (${String(matching)} in all): wait for one, or start another daemon ${withTags(tags)}.`,
  OFFLINE: (tags, { matching, mostRecentlySeenAt }) =>
    `Those that fit are offline (${String(matching)} in all, last seen ${mostRecentlySeenAt?.toISOString() ?? "never"}): start one of them again, or another daemon ${withTags(tags)}.`,
  NO_MATCH: (tags) =>
    isUntagged(tags)
      ? "The job has no tags, so only a daemon without tags takes it, and all daemons here have some: give the job their tags, or start a daemon whose key has none."
      : `No daemon has all of the tags ${written(tags)}: correct them in the template, or start a daemon ${withTags(tags)}.`,
  NO_DAEMONS: (tags) =>
    `The organization has no provisioner daemon: create a provisioner key, and start a daemon ${withTags(tags)}.`,
};

/** One sentence: how it stands, and what to do about it. */
export const explainVerdict = (job: Tags, counted: Counted): string => sentences[counted.verdict](job, counted);
