import { nextStartOf } from "../schedule/next-start.js";

const days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const fields = [
  { name: "minute", least: 0, most: 59 },
  { name: "hour", least: 0, most: 23 },
  { name: "day of month", least: 1, most: 31 },
  { name: "month", least: 1, most: 12 },
  { name: "day of week", least: 0, most: 7 },
] as const;
const longest = 255;
type CronField = (typeof fields)[number];

function numberOf(text: string, field: CronField): number {
  if (field.name === "day of week" && days.includes(text.toUpperCase())) return days.indexOf(text.toUpperCase());
  return /^\d{1,2}$/.test(text) ? Number(text) : NaN;
}

/** One part of a field's list: `*`, a number or a range, with a step or without. */
function isPart(text: string, field: CronField): boolean {
  const [range = "", step, ...rest] = text.split("/");
  if (rest.length > 0 || (step !== undefined && !/^[1-9]\d?$/.test(step))) return false;
  if (range === "*") return true;
  const [from = "", to = from, ...more] = range.split("-");
  const [first, last] = [numberOf(from, field), numberOf(to, field)];
  return more.length === 0 && first >= field.least && last <= field.most && first <= last;
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** Any moment will do: what comes round once comes round again. */
const someMoment = new Date(0);

function hasNextStart(schedule: string): boolean {
  try {
    return nextStartOf(schedule, someMoment) !== null;
  } catch {
    return false;
  }
}

/** What is wrong with a schedule, as one sentence; null for five fields of cron, with a CRON_TZ in front or without. */
export function faultOfSchedule(schedule: string): string | null {
  if (schedule.length > longest) return `A schedule has at most ${String(longest)} characters.`;
  const words = schedule.trim().split(/\s+/);
  const zone = words[0]?.startsWith("CRON_TZ=") ? words.shift()?.slice("CRON_TZ=".length) : undefined;
  if (zone !== undefined && !isTimeZone(zone)) return `"${zone.slice(0, 64)}" is no time zone, such as Europe/Berlin.`;
  if (words.length !== fields.length) {
    return "A schedule has five fields: minute, hour, day of month, month, day of week; such as 30 7 * * 1-5.";
  }
  const wrong = fields.find((field, index) => !words[index]?.split(",").every((part) => isPart(part, field)));
  if (!wrong) return hasNextStart(schedule) ? null : "This schedule never comes round: no such day is in the calendar.";
  return `The ${wrong.name} takes numbers from ${String(wrong.least)} to ${String(wrong.most)}, ranges or *.`;
}
