import { isScalar, isMap, LineCounter, parseDocument, type Document, type Node } from "yaml";
import { faultsOfManifest, type ManifestFault } from "./faults-of-manifest.js";
import { manifestSchema, type TemplateManifest } from "./manifest-schema.js";

export type ReadManifest = { manifest: TemplateManifest } | { faults: string[] };

/** The node at a path, or the nearest above it: what is missing has no place of its own. */
function nodeAt(document: Document, path: readonly PropertyKey[]): Node | null {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (node) return node as Node;
  }
  return document.contents;
}

/** The key itself, where it is the key that is wrong. */
function keyAt(document: Document, path: readonly PropertyKey[], key: string): Node | null {
  const map = path.length > 0 ? document.getIn(path, true) : document.contents;
  const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
  return (pair?.key as Node | undefined) ?? nodeAt(document, path);
}

type Issue = NonNullable<ReturnType<typeof manifestSchema.safeParse>["error"]>["issues"][number];

const named = (path: readonly PropertyKey[]): string => (path.length > 0 ? path.map(String).join(".") : "the manifest");

function located(document: Document, issue: Issue): { node: Node | null; sentence: string }[] {
  if (issue.code !== "unrecognized_keys") {
    return [{ node: nodeAt(document, issue.path), sentence: `${named(issue.path)} ${issue.message}` }];
  }
  return issue.keys.map((key) => ({
    node: keyAt(document, issue.path, key),
    sentence: `${named([...issue.path, key])} is no setting`,
  }));
}

/** The parser repeats the place in its message, and draws a picture below it. */
const firstLine = (message: string): string => message.split("\n")[0]?.replace(/ at line \d+, column \d+:$/, "") ?? "";

function toValue(document: Document): { value: unknown } | null {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) ?? {} };
  } catch {
    return null;
  }
}

/** Reads template.yaml: what it says, or all that is wrong with it, a sentence each, with line and column. */
export function readTemplateManifest(yaml: string): ReadManifest {
  const lineCounter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter });
  const at = (offset: number, sentence: string): string => {
    const { line, col } = lineCounter.linePos(offset);
    return `template.yaml, line ${String(line)}, column ${String(col)}: ${sentence}.`;
  };
  if (document.errors.length > 0)
    return { faults: document.errors.map(({ pos, message }) => at(pos[0], firstLine(message))) };
  const read = toValue(document);
  if (!read) return { faults: ["template.yaml: its aliases multiply beyond measure."] };
  const { success, data, error } = manifestSchema.safeParse(read.value);
  if (!success) {
    const issues = error.issues.flatMap((issue) => located(document, issue));
    return { faults: issues.map(({ node, sentence }) => at(node?.range?.[0] ?? 0, sentence)) };
  }
  const sentence = ({ path, message }: ManifestFault): string => `${named(path)} ${message}`;
  const faults = faultsOfManifest(data).map((fault) =>
    at(nodeAt(document, fault.path)?.range?.[0] ?? 0, sentence(fault)),
  );
  return faults.length > 0 ? { faults } : { manifest: data };
}
