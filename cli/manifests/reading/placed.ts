/** Where something stands in a manifest; lines and columns count from 1. */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** What is wrong, where, and what to do about it, in one sentence or two. */
export interface Fault {
  place: Place;
  message: string;
}

export interface PlacedEntry {
  key: Place;
  node: Placed;
}

export type Scalar = string | number | boolean | null;

/** A value of a manifest that knows where it was written. */
export type Placed =
  | { type: "map"; place: Place; entries: Map<string, PlacedEntry> }
  | { type: "list"; place: Place; items: Placed[] }
  | { type: "scalar"; place: Place; value: Scalar };

export type PlacedMap = Extract<Placed, { type: "map" }>;

export type Plain = Scalar | Plain[] | { [key: string]: Plain };

/** The value alone. */
export function plainOf(node: Placed): Plain {
  if (node.type === "scalar") return node.value;
  if (node.type === "list") return node.items.map(plainOf);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plainOf(entry.node)]));
}

const step = (node: Placed, part: PropertyKey): Placed | undefined => {
  if (node.type === "list") return node.items[Number(part)];
  return node.type === "map" ? node.entries.get(String(part))?.node : undefined;
};

/** Where the value at a path stands; where the path leaves the tree, the deepest place that there is. */
export function placeAt(node: Placed, path: readonly PropertyKey[]): Place {
  let at = node;
  for (const part of path) {
    const next = step(at, part);
    if (!next) return at.place;
    at = next;
  }
  return at.place;
}

/** The node at a path, or undefined. */
export const nodeAt = (node: Placed, path: readonly PropertyKey[]): Placed | undefined =>
  path.reduce<Placed | undefined>((at, part) => at && step(at, part), node);

export const entriesOf = (node: Placed | undefined): [string, PlacedEntry][] =>
  node?.type === "map" ? [...node.entries] : [];

export const inWords = ({ file, line, column }: Place): string => `${file}:${String(line)}:${String(column)}`;

/** Of faults: those of one file together, in the order in which they stand there. */
export const inOrder = (faults: readonly Fault[]): Fault[] =>
  [...faults].sort(
    (a, b) =>
      a.place.file.localeCompare(b.place.file) || a.place.line - b.place.line || a.place.column - b.place.column,
  );
