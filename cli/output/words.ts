import type { Cell } from "./table.js";
import type { Colors } from "./terminal.js";

const units: readonly (readonly [seconds: number, name: string])[] = [
  [86_400, "d"],
  [3_600, "h"],
  [60, "m"],
  [1, "s"],
];

/** `3d`, `2h`, `5m` or `7s`. */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const [size, name] = units.find(([each]) => seconds >= each) ?? units[3]!;
  return `${String(Math.floor(seconds / size))}${name}`;
}

/** How long ago, or in how long; nothing for nothing. */
export function ago(time: string | null | undefined, now = Date.now()): string | null {
  if (time === null || time === undefined) return null;
  const past = now - Date.parse(time);
  return past < -1000 ? `in ${span(-past)}` : `${span(past)} ago`;
}

/** 1 group, 2 groups. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${String(number)} ${number === 1 ? one : many}`;

const colorsOf: Readonly<Record<string, keyof Colors>> = {
  RUNNING: "green",
  SUCCEEDED: "green",
  IDLE: "green",
  READY: "green",
  DONE: "green",
  HEALTHY: "green",
  MIGRATED: "green",
  BUSY: "cyan",
  STARTING: "cyan",
  STOPPING: "cyan",
  DELETING: "cyan",
  PENDING: "yellow",
  CANCELING: "yellow",
  WARNING: "yellow",
  OFFLINE: "yellow",
  FAILED: "red",
  BLOCKED: "red",
  REFUSED: "red",
  ERROR: "red",
  NO_MATCH: "red",
  NO_DAEMONS: "red",
  STOPPED: "dim",
  CANCELED: "dim",
  DELETED: "dim",
};

/** A status as people say it, in its colour. */
export const status = (value: string): Cell => ({
  text: value.toLowerCase().replaceAll("_", " "),
  style: (colors) => colors[colorsOf[value] ?? "reset"] as (text: string) => string,
});

export const warning = (text: string): Cell => ({ text, style: (colors) => colors.yellow });

export const bold = (text: string): Cell => ({ text, style: (colors) => colors.bold });

/** `region=eu, size=l`; nothing for no tags. */
export const tags = (object: Record<string, unknown>): string =>
  Object.entries(object)
    .map(([name, value]) => `${name}=${String(value)}`)
    .join(", ");

/** The names of objects, parted by commas. */
export const nameList = (objects: readonly { name: string }[] | null): string | null =>
  objects && objects.map(({ name }) => name).join(", ");
