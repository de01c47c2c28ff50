import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import { faultOfSlug } from "../../../../foundation/names/slug.js";
import { faultOfSchedule } from "./fault-of-schedule.js";

/** Left out: as it is. */
export interface WorkspaceChange {
  name?: string | null;
  autostartSchedule?: string | null;
  ttlSeconds?: number | null;
  automaticUpdates?: boolean | null;
  dormant?: boolean | null;
}

const shortestTtl = 60;
const longestTtl = 30 * 24 * 60 * 60;

const invalid = (field: string, message: string): UserErrorValue => ({
  code: "INVALID",
  path: ["input", field],
  message,
});

function faultOfTtl(ttlSeconds: number | null | undefined): string | null {
  if (ttlSeconds == null || ttlSeconds === 0 || (ttlSeconds >= shortestTtl && ttlSeconds <= longestTtl)) return null;
  return `A time to live is 0 for none, or from ${String(shortestTtl)} to ${String(longestTtl)} seconds (30 days).`;
}

/** All that is wrong with a workspace's fields, new or changed. */
export function faultsOfWorkspace(change: WorkspaceChange): UserErrorValue[] {
  const name = change.name === undefined ? null : faultOfSlug(change.name ?? "", ["input", "name"]);
  const schedule = change.autostartSchedule == null ? null : faultOfSchedule(change.autostartSchedule);
  const ttl = faultOfTtl(change.ttlSeconds);
  return [
    ...(name ? [name] : []),
    ...(schedule ? [invalid("autostartSchedule", schedule)] : []),
    ...(ttl ? [invalid("ttlSeconds", ttl)] : []),
    ...(change.automaticUpdates === null ? [invalid("automaticUpdates", "It is true or false.")] : []),
    ...(change.dormant === null ? [invalid("dormant", "It is true or false.")] : []),
  ];
}
