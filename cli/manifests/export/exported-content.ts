import type { Graph } from "../../graph/graph-client.js";
import { digestOfVariables } from "../../../foundation/template-manifest/content-hash.js";
import { readTemplateManifest } from "../../../foundation/template-manifest/template-manifest.js";
import { isLeftOver } from "../../templates/read-folder.js";
import { hashOf } from "../desire/template-resource.js";
import { nodesQuery, readNodes } from "../state/read-nodes.js";

export interface VersionContent {
  id: string;
  contentHash: string;
  files: { path: string; content: string }[] | null;
  variables: { name: string; value: string | null }[] | null;
  provisionerTags: Record<string, string>;
}

const versionContents = nodesQuery<VersionContent>(
  ["ContentsOfVersions", "TemplateVersion"],
  "contentHash files { path content } variables { name value } provisionerTags",
  20,
);

/** A version's content as a manifest says it; the folder as the manifest names it. */
export interface ExportedContent {
  folder: string;
  files: { path: string; content: string }[];
  variables: Record<string, string>;
  provisionerTags: Record<string, string>;
}

type Tags = Record<string, string>;

/** The template's own tags are in its files: what was given beside them is the rest, or all of it. */
function givenTags({ files, provisionerTags }: VersionContent): Tags[] {
  const text = files?.find(({ path }) => path === "template.yaml")?.content ?? "";
  const read = readTemplateManifest(text);
  const own = "manifest" in read ? (read.manifest.tags as Tags) : {};
  const rest = Object.fromEntries(Object.entries(provisionerTags).filter(([name]) => !(name in own)));
  return [rest, provisionerTags, {}];
}

/** Values that were set for the version before hold on, and are no part of what was pushed with this one. */
function givenVariables({ variables }: VersionContent): { name: string; value: string }[][] {
  const set = (variables ?? []).flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
  return [set, []];
}

/** The digest of values that may have been pushed with it; null where there are none. */
export const digestOfSet = (version: VersionContent): string | null => digestOfVariables(givenVariables(version)[0]!);

/**
 * What was pushed, told from what is shown of it: whatever has the hash that the version has. Null where that cannot be
 * told (a sensitive value), or where a folder on disk would not be read as it was.
 */
export function contentOf(version: VersionContent, folder: string, hashOfSet: string | null): ExportedContent | null {
  const { files, contentHash } = version;
  if (!files || files.some(({ path }) => path.split("/").some(isLeftOver))) return null;
  const candidates = givenTags(version).flatMap((provisionerTags) =>
    givenVariables(version).map((variables) => ({ files, variables, provisionerTags })),
  );
  const pushed = candidates.find(
    (candidate) => hashOf(candidate, candidate.variables.length > 0 ? hashOfSet : null) === contentHash,
  );
  if (!pushed) return null;
  const variables = Object.fromEntries(pushed.variables.map(({ name, value }) => [name, value]));
  return { folder, files, variables, provisionerTags: pushed.provisionerTags };
}

export const readContents = (graph: Graph, versionIds: readonly string[]): Promise<VersionContent[]> =>
  readNodes(graph, versionContents, versionIds);
