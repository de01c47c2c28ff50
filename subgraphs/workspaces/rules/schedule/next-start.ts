import { CronExpressionParser } from "cron-parser";

const zonePrefix = /^CRON_TZ=(\S+)\s+/;

/**
 * The first time after this moment at which a schedule comes round: five fields of cron, in the time zone of its CRON_TZ, or
 * in UTC. Null for no schedule. Throws where it never does.
 */
export function nextStartOf(schedule: string | null, after: Date): Date | null {
  if (schedule === null) return null;
  const text = schedule.trim();
  const tz = zonePrefix.exec(text)?.[1] ?? "UTC";
  return CronExpressionParser.parse(text.replace(zonePrefix, ""), { currentDate: after, tz }).next().toDate();
}
