import { isStorable } from "../names/storable-text.js";

/** Text by name: what a job asks of a daemon, or what a daemon has to offer. */
export type Tags = Record<string, string>;

const mostTags = 20;
const longest = 255;

function faultOfTag(name: string, value: unknown): string | null {
  if (typeof value !== "string") return `tag "${name}" is no text: write it in quotes.`;
  if (name === "" || name === "__proto__") return "a tag needs a name.";
  if (!isStorable(name + value)) return "a tag holds no NUL and no half characters.";
  return name.length > longest || value.length > longest
    ? `tag "${name.slice(0, 64)}" is too long: at most ${String(longest)} characters.`
    : null;
}

/** Provisioner tags out of whatever was given: a map of names to text, or what is wrong with it. */
export function readTags(given: unknown): { tags: Tags } | { fault: string } {
  if (given === null || given === undefined) return { tags: {} };
  if (typeof given !== "object" || Array.isArray(given)) return { fault: "tags are a map of names to text." };
  const entries = Object.entries(given as Tags);
  if (entries.length > mostTags) return { fault: `there are at most ${String(mostTags)} tags.` };
  const fault = entries.map(([name, value]) => faultOfTag(name, value)).find((found) => found !== null);
  return fault ? { fault } : { tags: Object.fromEntries<string>(entries) };
}
