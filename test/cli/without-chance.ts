/** Ids, times and the like, which differ from run to run, by what they are. */
const chances: readonly (readonly [RegExp, string])[] = [
  [/^[a-z]{2,4}_[0-9a-z]{26}$/, "<id>"],
  [/^\d{4}-\d\d-\d\dT[\d:.]+Z$/, "<time>"],
  [/^[0-9a-f]{64}$/, "<hash>"],
  [/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, "<uuid>"],
  [/^\d{4}-\d\d-\d\d-[0-9a-f]{8}$/, "<version>"],
];

const textWithout = (text: string): string => chances.find(([pattern]) => pattern.test(text))?.[1] ?? text;

/** The same shape, and what is the same each time. */
export function withoutChance(value: unknown): unknown {
  if (typeof value === "string") return textWithout(value);
  if (Array.isArray(value)) return value.map(withoutChance);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutChance(part)]));
}
