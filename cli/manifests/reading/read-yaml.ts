import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document,
  type Node,
  type Pair,
  type YAMLError,
} from "yaml";
import type { Fault, Place, Placed, PlacedEntry, Scalar } from "./placed.js";

export interface SourceFile {
  /** As it is shown in faults. */
  name: string;
  text: string;
}

/** Aliases can make much of little: so many values more than there are letters are too many. */
const mostByAlias = 100_000;

/** What to do about it, for the faults that people make; the library's own sentence says what it is. */
const sentences: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "A tab stands where YAML wants spaces. Indent with spaces.",
  DUPLICATE_KEY: "This key is in the same map twice. Keep one of the two.",
};

class Reading {
  readonly faults: Fault[] = [];
  private readonly lines = new LineCounter();
  private readonly open = new Set<Node>();
  private nodes = 0;
  private readonly mostNodes: number;

  constructor(private readonly source: SourceFile) {
    this.mostNodes = source.text.length + mostByAlias;
  }

  documents(): Placed[] {
    const documents = parseAllDocuments(this.source.text, { lineCounter: this.lines, prettyErrors: false });
    if (!Array.isArray(documents)) return [];
    return (documents as Document.Parsed[]).flatMap((document) => this.document(document));
  }

  private document(document: Document.Parsed): Placed[] {
    for (const error of [...document.errors, ...document.warnings]) this.keep(error);
    if (document.errors.length > 0 || document.contents === null) return [];
    const isEmpty = isScalar(document.contents) && document.contents.value === null;
    return isEmpty ? [] : [this.read(document.contents, document)];
  }

  private keep({ code, message, pos }: YAMLError): void {
    const tab = this.source.text.slice(pos[0], pos[1]).includes("\t") || this.source.text[pos[0] - 1] === "\t";
    const isTab = tab && (code === "UNEXPECTED_TOKEN" || code === "TAB_AS_INDENT");
    const sentence = isTab ? sentences["TAB_AS_INDENT"] : sentences[code];
    this.faults.push({ place: this.placeOf(pos[0]), message: sentence ?? `This is no YAML: ${message}.` });
  }

  private placeOf(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.source.name, line, column: col };
  }

  private read(node: Node, document: Document.Parsed): Placed {
    const place = this.placeOf(node.range?.[0] ?? 0);
    const nothing: Placed = { type: "scalar", place, value: null };
    this.nodes += 1;
    if (this.nodes === this.mostNodes) {
      this.faults.push({ place, message: "The aliases of this manifest say too much. Write less by alias." });
    }
    if (this.nodes >= this.mostNodes) return nothing;
    if (isScalar(node)) return { ...nothing, value: scalarOf(node.value) };
    if (this.open.has(node)) {
      this.faults.push({ place, message: "This alias stands inside of what it names. Name something else." });
      return nothing;
    }
    this.open.add(node);
    const placed = this.readNested(node, document, nothing);
    this.open.delete(node);
    return placed;
  }

  private readNested(node: Node, document: Document.Parsed, nothing: Placed): Placed {
    const { place } = nothing;
    if (isAlias(node)) {
      const named = node.resolve(document);
      if (named) return { ...this.read(named, document), place };
      this.faults.push({ place, message: `There is no anchor &${node.source} above. Write it, or the value itself.` });
    }
    if (isSeq(node)) return { type: "list", place, items: node.items.map((item) => this.read(item as Node, document)) };
    if (!isMap(node)) return nothing;
    const entries = (node.items as Pair<Node, Node | null>[]).map((pair) => this.entry(pair, document));
    return { type: "map", place, entries: new Map(entries) };
  }

  private entry({ key, value }: Pair<Node, Node | null>, document: Document.Parsed): [string, PlacedEntry] {
    const place = this.placeOf(key.range?.[0] ?? 0);
    if (!isScalar(key) || key.value === null) {
      this.faults.push({ place, message: "A key is a text. Write it in quotes." });
    }
    const node: Placed = value ? this.read(value, document) : { type: "scalar", place, value: null };
    return [isScalar(key) ? String(key.value) : "", { key: place, node }];
  }
}

const scalarOf = (value: unknown): Scalar =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;

/** Every document of a YAML file with the place of each value, or what is wrong with it. */
export function readYaml(source: SourceFile): { documents: Placed[]; faults: Fault[] } {
  const reading = new Reading(source);
  const documents = reading.documents();
  return { documents, faults: reading.faults };
}
