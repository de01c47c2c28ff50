import { InvalidArgumentError } from "commander";

/** One more of a flag that may be given often. */
export const oneMore = (text: string, before: string[] | undefined): string[] => [...(before ?? []), text];

/** `a,b` and `--x a --x b` mean the same. */
export const names = (text: string, before: string[] | undefined): string[] => [
  ...(before ?? []),
  ...text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== ""),
];

/** One more `name=value`; the first = parts them. */
export function pair(text: string, before: Record<string, string> | undefined): Record<string, string> {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError("It takes name=value.");
  return { ...before, [name]: value };
}

/** Pairs as the graph takes them. */
export const parameterValues = (
  pairs: Record<string, string> | undefined,
): { name: string; value: string }[] | undefined =>
  pairs && Object.entries(pairs).map(([name, value]) => ({ name, value }));

/** WORKSPACE_READ, also as workspace-read or workspace:read. */
export const permission = (text: string): string => text.trim().toUpperCase().replaceAll(/[-: ]/g, "_");

export const permissions = (text: string, before: string[] | undefined): string[] =>
  names(text, before).map(permission);

/** A name of the schema's, in any case; commander tells what there is instead. */
export function oneOf(values: readonly string[]): (text: string) => string {
  return (text) => {
    const wanted = permission(text);
    if (!values.includes(wanted))
      throw new InvalidArgumentError(`There are ${values.map((each) => each.toLowerCase()).join(", ")}.`);
    return wanted;
  };
}

export const someOf =
  (values: readonly string[]) =>
  (text: string, before: string[] | undefined): string[] => [
    ...(before ?? []),
    ...names(text, undefined).map(oneOf(values)),
  ];

const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** `90s`, `15m`, `8h`, `30d` or `2w`, in milliseconds. */
export function duration(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhdw])$/.exec(text.trim()) ?? [];
  if (count === undefined || unit === undefined)
    throw new InvalidArgumentError("It takes a time such as 15m, 8h or 30d.");
  return Number(count) * unitMs[unit]!;
}

/** A moment: `2026-11-30`, an RFC 3339 time, or a duration before now. */
export function moment(text: string): string {
  if (/^\d+[smhdw]$/.test(text)) return new Date(Date.now() - duration(text)).toISOString();
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(at))
    throw new InvalidArgumentError("It takes a day, an RFC 3339 time, or how long ago, such as 2h.");
  return new Date(at).toISOString();
}
