import { isMap, LineCounter, parseDocument, type Document } from "yaml";
import type { Tags } from "./documents.js";
import { readTags } from "../../../../foundation/tags/read-tags.js";

const executors: readonly unknown[] = [undefined, "terraform", "echo"];
const name = "template.yaml";

/** What the control plane itself reads of a template's manifest: the tags that its jobs' daemons must have. */
export function readManifest(text: string): { tags: Tags } | { fault: string } {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const at = (offset: number | undefined): string => {
    const { line, col } = lineCounter.linePos(offset ?? 0);
    return `${name}, line ${String(line)}, column ${String(col)}`;
  };
  const [error] = document.errors;
  if (error) return { fault: `${at(error.pos[0])}: ${firstLine(error.message)}` };
  if (document.contents === null) return { tags: {} };
  if (!isMap(document.contents)) return { fault: `${at(0)}: it is no map of settings.` };
  const place = (key: string): string => at((document.get(key, true) as { range?: [number] } | undefined)?.range?.[0]);
  const settings = settingsOf(document);
  return settings ? readSettings(settings, place) : { fault: `${name}: its aliases multiply beyond measure.` };
}

function settingsOf(document: Document): Record<string, unknown> | null {
  try {
    return document.toJS() as Record<string, unknown>;
  } catch {
    return null;
  }
}

function readSettings(settings: Record<string, unknown>, place: (key: string) => string) {
  if (!executors.includes(settings["executor"])) {
    return { fault: `${place("executor")}: executor is "terraform" or "echo".` };
  }
  const read = readTags(settings["tags"]);
  return "fault" in read ? { fault: `${place("tags")}: ${read.fault}` } : read;
}

/** The parser repeats the place in its message, and draws a picture below it. */
const firstLine = (message: string): string => message.split("\n")[0]?.replace(/ at line \d+, column \d+:$/, ".") ?? "";
