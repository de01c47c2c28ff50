import type { z } from "zod";
import { nearest } from "../../output/nearest.js";
import { entriesOf, nodeAt, placeAt, type Fault, type Placed } from "./placed.js";

interface Def {
  type: string;
  innerType?: z.ZodType;
  valueType?: z.ZodType;
  element?: z.ZodType;
  shape?: Record<string, z.ZodType>;
  options?: z.ZodType[];
}

const defOf = (schema: z.ZodType): Def => schema.def;

/** The schemas that a value at this path may have, without what makes them optional. */
function schemasAt(schema: z.ZodType, path: readonly PropertyKey[]): z.ZodType[] {
  const { innerType, options, element, valueType, shape } = defOf(schema);
  if (innerType) return schemasAt(innerType, path);
  if (options) return options.flatMap((option) => schemasAt(option, path));
  const [step, ...rest] = path;
  if (step === undefined) return [schema];
  const next = shape?.[String(step)] ?? valueType ?? element;
  return next ? schemasAt(next, rest) : [];
}

const keysAt = (schema: z.ZodType, path: readonly PropertyKey[]): string[] =>
  schemasAt(schema, path).flatMap((each) => Object.keys(defOf(each).shape ?? {}));

const kinds: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "a map",
  record: "a map",
  array: "a list",
};

type Issue = z.core.$ZodIssue;

const isAboutKind = (issue: Issue): boolean =>
  issue.path.length === 0 && (issue.code === "invalid_type" || issue.code === "invalid_value");

function sentenceOf(issue: Issue, value: string): string {
  if (issue.code === "invalid_type") return `is ${kinds[issue.expected] ?? issue.expected}`;
  if (issue.code === "invalid_value") {
    const known = issue.values.map(String);
    const shown = known.length > 8 ? "" : `: ${known.join(", ")}`;
    return `is one of those that there are${shown}.${nearest(value, known)}`.replace(/\.$/, "");
  }
  return issue.message.replace(/^Invalid input: /, "");
}

/** Reads a document's faults by a schema, each with the place that it is about. */
export class SchemaFaults {
  readonly faults: Fault[] = [];

  constructor(
    private readonly schema: z.ZodType,
    private readonly root: Placed,
  ) {}

  add(issue: Issue, before: readonly PropertyKey[] = []): void {
    const path = [...before, ...issue.path];
    if (issue.code === "unrecognized_keys") return issue.keys.forEach((key) => this.unknown(key, path));
    if (issue.code === "invalid_key") return issue.issues.forEach((each) => this.key(path, each.message));
    if (issue.code === "invalid_union") return this.union(issue, path);
    const node = nodeAt(this.root, path);
    const value = node?.type === "scalar" ? String(node.value) : "";
    const isMissing = node === undefined && path.length > 0;
    const said = isMissing ? "is missing" : sentenceOf(issue, value);
    this.say(path, `${this.nameOf(path)} ${said}.`);
  }

  private union(issue: Extract<Issue, { code: "invalid_union" }>, path: PropertyKey[]): void {
    const meant = issue.errors.find((issues) => !issues.some(isAboutKind));
    if (meant) return meant.forEach((each) => this.add(each, path));
    const expected = issue.errors.flat().map((each) => sentenceOf(each, "").replace(/^is /, ""));
    this.say(path, `${this.nameOf(path)} is ${[...new Set(expected)].join(", or ")}.`);
  }

  private unknown(key: string, path: PropertyKey[]): void {
    const known = keysAt(this.schema, path);
    const like = nearest(key, known) || (known.length > 0 ? ` There are ${known.join(", ")}.` : "");
    const entry = entriesOf(nodeAt(this.root, path)).find(([name]) => name === key)?.[1];
    this.faults.push({ place: entry?.key ?? placeAt(this.root, path), message: `"${key}" is no key here.${like}` });
  }

  private key(path: PropertyKey[], message: string): void {
    const holder = nodeAt(this.root, path.slice(0, -1));
    const [, entry] = entriesOf(holder).find(([name]) => name === String(path.at(-1))) ?? [];
    this.faults.push({
      place: entry?.key ?? placeAt(this.root, path),
      message: `"${String(path.at(-1))}" ${message}.`,
    });
  }

  private nameOf(path: readonly PropertyKey[]): string {
    return path.length === 0 ? "This" : path.map(String).join(".");
  }

  private say(path: readonly PropertyKey[], message: string): void {
    this.faults.push({ place: placeAt(this.root, path), message });
  }
}

/** JavaScript's own name for something else: a map that is made key by key would lose it without a word. */
export const lostKey = "__proto__";

function lostKeys(node: Placed): Fault[] {
  if (node.type === "list") return node.items.flatMap(lostKeys);
  return entriesOf(node).flatMap(([name, entry]) => [
    ...(name === lostKey ? [{ place: entry.key, message: `"${lostKey}" cannot be a key. Leave it out.` }] : []),
    ...lostKeys(entry.node),
  ]);
}

/** A document as its schema has it, or all that is wrong with it. */
export function readBySchema<Schema extends z.ZodType>(
  schema: Schema,
  root: Placed,
  value: unknown,
): { value: z.output<Schema> } | { faults: Fault[] } {
  const read = schema.safeParse(value);
  const lost = lostKeys(root);
  if (read.success) return lost.length > 0 ? { faults: lost } : { value: read.data };
  const found = new SchemaFaults(schema, root);
  for (const issue of read.error.issues) found.add(issue);
  return { faults: [...found.faults, ...lost] };
}
