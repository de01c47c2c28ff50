import type { Tags } from "../tags/read-tags.js";

/** Where daemons that wait for work listen. */
export const jobsChannel = "orgplane_jobs";

/** What is told of a job that waits: whose it is, and what it asks for. */
export interface JobNews {
  organizationId: string;
  /** Null where they are too long to be told: any daemon of the organization might fit. */
  tags: Tags | null;
}

/** PostgreSQL tells less than 8,000 bytes at a time. */
const longestTags = 7_800;

/** The news in one line. */
export function writeJobNews({ organizationId, tags }: JobNews): string {
  const text = JSON.stringify(tags);
  return tags && Buffer.byteLength(text) <= longestTags ? `${organizationId} ${text}` : organizationId;
}

export function readJobNews(line: string): JobNews {
  const space = line.indexOf(" ");
  if (space < 0) return { organizationId: line, tags: null };
  return { organizationId: line.slice(0, space), tags: JSON.parse(line.slice(space + 1)) as Tags };
}
