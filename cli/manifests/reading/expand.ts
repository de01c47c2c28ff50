import { documentKinds, type DocumentKind } from "../schema/document-schema.js";
import { nearest } from "../../output/nearest.js";
import { entriesOf, type Fault, type Placed, type PlacedMap } from "./placed.js";
import { Substitution, type Variables } from "./variables.js";

/** One document after variables were put in, and once for each entry of its `forEach`. */
export interface Expanded {
  kind: DocumentKind;
  node: PlacedMap;
}

const notContent = new Set(["kind", "variables", "forEach"]);

const isKind = (kind: unknown): kind is DocumentKind => documentKinds.includes(kind as DocumentKind);

/** Documents that say what they are. */
function ofKnownKind(documents: readonly Placed[], faults: Fault[]): Expanded[] {
  return documents.flatMap((node): Expanded[] => {
    const kind = node.type === "map" ? node.entries.get("kind")?.node : undefined;
    if (node.type === "map" && kind?.type === "scalar" && isKind(kind.value)) return [{ kind: kind.value, node }];
    const said = kind?.type === "scalar" && typeof kind.value === "string" ? kind.value : "";
    const message = `A document says what it is: kind is ${documentKinds.join(", ")}.${nearest(said, documentKinds)}`;
    faults.push({ place: kind?.place ?? node.place, message });
    return [];
  });
}

const variablesOf = (node: Placed | undefined): [string, Placed][] =>
  entriesOf(node).map(([name, entry]) => [name, entry.node]);

const content = (node: PlacedMap): PlacedMap => ({
  ...node,
  entries: new Map([...node.entries].filter(([key]) => !notContent.has(key))),
});

interface Scope {
  shared: Variables;
  given: Variables;
  faults: Fault[];
}

/** For an entry of `forEach`: its key, over it its variables; a name that is left out is the key. */
function once(document: PlacedMap, [key, entry]: [string, { key: Placed["place"]; node: Placed }], scope: Scope) {
  const keyNode: Placed = { type: "scalar", place: entry.key, value: key };
  const variables = new Map([
    ...scope.shared,
    ...variablesOf(document.entries.get("variables")?.node),
    ...scope.given,
    ...variablesOf(entry.node),
    ["key", keyNode] as const,
  ]);
  const made = new Substitution(variables, scope.faults).apply(content(document)) as PlacedMap;
  const name = made.entries.get("name") ?? { key: entry.key, node: keyNode };
  return { ...made, entries: new Map([["name", name] as const, ...made.entries]) };
}

function expandOne({ kind, node }: Expanded, scope: Scope): Expanded[] {
  const forEach = node.entries.get("forEach")?.node;
  if (kind === "Organization" && forEach) {
    return entriesOf(forEach).map((entry) => ({ kind, node: once(node, entry, scope) }));
  }
  const own = variablesOf(node.entries.get("variables")?.node);
  const variables = new Map([...scope.shared, ...own, ...scope.given]);
  return [{ kind, node: new Substitution(variables, scope.faults).apply(content(node)) as PlacedMap }];
}

/**
 * Documents with their variables put in. A name is looked up in what `forEach` says of the entry, in what was given on the
 * command line, in the document's own variables, and in those of the manifest, in this order.
 */
export function expand(
  documents: readonly Placed[],
  given: Variables,
): { manifest: PlacedMap[]; documents: Expanded[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const known = ofKnownKind(documents, faults);
  const manifest = known.filter(({ kind }) => kind === "Manifest").map(({ node }) => node);
  const shared = new Map(manifest.flatMap((node) => variablesOf(node.entries.get("variables")?.node)));
  const scope = { shared, given, faults };
  const rest = known.filter(({ kind }) => kind !== "Manifest");
  return { manifest, documents: rest.flatMap((document) => expandOne(document, scope)), faults };
}
