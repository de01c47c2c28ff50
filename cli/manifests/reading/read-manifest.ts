import { manifestSchema } from "../schema/document-schema.js";
import { organizationSchema } from "../schema/organization-schema.js";
import { siteSchema } from "../schema/site-schema.js";
import { expand, type Expanded } from "./expand.js";
import type { Manifest, Written } from "./manifest.js";
import { merge } from "./merge.js";
import { inOrder, inWords, plainOf, type Fault, type Placed, type PlacedMap } from "./placed.js";
import { readYaml, type SourceFile } from "./read-yaml.js";
import { readBySchema } from "./schema-faults.js";
import type { z } from "zod";

/** In bytes, of all files together. */
export const largestManifest = 10 * 1024 * 1024;

const nameOf = (node: PlacedMap): string => {
  const name = node.entries.get("name")?.node;
  return name?.type === "scalar" ? String(name.value) : "";
};

/** Documents about one thing together, in the order in which the things are first named. */
function grouped(documents: readonly Expanded[]): PlacedMap[][] {
  const groups = new Map<string, PlacedMap[]>();
  for (const { kind, node } of documents) {
    const key = `${kind}/${kind === "Organization" ? nameOf(node) : ""}`;
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return [...groups.values()];
}

function written<Schema extends z.ZodType>(
  schema: Schema,
  documents: readonly PlacedMap[],
  faults: Fault[],
): Written<z.output<Schema>>[] {
  const node = merge(documents as [PlacedMap, ...PlacedMap[]], faults);
  const read = readBySchema(schema, node, plainOf(node));
  if ("value" in read) return [{ spec: read.value, node }];
  faults.push(...read.faults);
  return [];
}

function labelOf(documents: readonly PlacedMap[], faults: Fault[]): string | null {
  if (documents.length === 0) return null;
  return written(manifestSchema, documents, faults)[0]?.spec.label ?? null;
}

/** A document that is written once for many has each of its faults many times. */
function each(faults: readonly Fault[]): Fault[] {
  const known = new Map(faults.map((fault) => [`${inWords(fault.place)} ${fault.message}`, fault]));
  return inOrder([...known.values()]);
}

/** One manifest of all its files. Either it is whole, or every fault in it is told, each with its place. */
export function readManifest(
  files: readonly SourceFile[],
  variables: ReadonlyMap<string, Placed> = new Map(),
): { manifest: Manifest } | { faults: Fault[] } {
  const read = files.map(readYaml);
  const faults: Fault[] = [];
  const notYaml = read.flatMap((file) => file.faults);
  // What YAML does not say cannot be judged, and would be told as missing.
  if (notYaml.length > 0) return { faults: each(notYaml) };
  const expanded = expand(
    read.flatMap((file) => file.documents),
    variables,
  );
  // Nor can a value that nobody knows.
  if (expanded.faults.length > 0) return { faults: each(expanded.faults) };
  const label = labelOf(expanded.manifest, faults);
  const ofKind = (kind: Expanded["kind"]) => grouped(expanded.documents.filter((document) => document.kind === kind));
  const organizations = ofKind("Organization").flatMap((documents) => written(organizationSchema, documents, faults));
  const sites = ofKind("Site").flatMap((documents) => written(siteSchema, documents, faults));
  return faults.length > 0 ? { faults: each(faults) } : { manifest: { label, organizations, site: sites[0] ?? null } };
}
