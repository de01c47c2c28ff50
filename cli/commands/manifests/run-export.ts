import { join } from "node:path";
import type { Cli } from "../../cli.js";
import { CliFault } from "../../cli-fault.js";
import {
  contentOf,
  digestOfSet,
  readContents,
  type ExportedContent,
  type VersionContent,
} from "../../manifests/export/exported-content.js";
import { organizationManifest, siteManifest, type Exported } from "../../manifests/export/manifest-of.js";
import { toYaml, toYamlDocuments } from "../../manifests/export/to-yaml.js";
import type { Current } from "../../manifests/plan/resources.js";
import { askHashes } from "../../manifests/state/read-content-hashes.js";
import { readState } from "../../manifests/state/read-state.js";
import { wantedForExport } from "../../manifests/state/wanted.js";
import { writeNew } from "./write-new.js";

export interface ExportFlags {
  all?: boolean;
  site?: boolean;
  directory?: string;
}

interface Document extends Exported {
  /** Without its folder. */
  file: string;
  contents: ReadonlyMap<string, ExportedContent>;
}

/** Of versions with values that are shown: the keyed hash of these, by the version's id. */
async function hashesOfSet(cli: Cli, templates: readonly Current[], versions: ReadonlyMap<string, VersionContent>) {
  const asked = templates.flatMap(({ id, activeVersionId }) => {
    const version = versions.get(activeVersionId ?? "");
    const digest = version ? digestOfSet(version) : null;
    return version && digest !== null ? [{ versionId: version.id, question: { templateId: id!, digest } }] : [];
  });
  const hashes = await askHashes(
    cli.graph(),
    asked.map(({ question }) => question),
  );
  return new Map(asked.map(({ versionId }, index) => [versionId, hashes[index] ?? null]));
}

/** Contents by organization and template; without a folder to write to there are none. */
async function contentsFor(
  cli: Cli,
  templates: readonly Current[],
): Promise<Map<string, Map<string, ExportedContent>>> {
  const ids = templates.flatMap(({ activeVersionId }) => activeVersionId ?? []);
  const versions = new Map((await readContents(cli.graph(), ids)).map((each) => [each.id, each]));
  const hashes = await hashesOfSet(cli, templates, versions);
  const found = new Map<string, Map<string, ExportedContent>>();
  for (const { organization, name, activeVersionId } of templates) {
    const version = versions.get(activeVersionId ?? "");
    const content =
      version && contentOf(version, `./templates/${organization!}/${name}`, hashes.get(version.id) ?? null);
    const known = found.get(organization!) ?? new Map<string, ExportedContent>();
    found.set(organization!, known);
    if (content) known.set(name, content);
  }
  return found;
}

async function documentsFor(cli: Cli, names: readonly string[], flags: ExportFlags): Promise<Document[]> {
  const wanted = wantedForExport(flags.all ? null : names, flags.site ?? flags.all ?? false);
  const { current, facts } = await readState(cli.graph(), wanted);
  const unknown = names.filter((name) => !facts.organizations.has(name));
  if (unknown.length > 0) throw new CliFault(`There is no organization ${unknown.join(", ")}.`, { code: "NOT_FOUND" });
  const { resources } = current;
  const templates = resources.filter(({ kind }) => kind === "template");
  const contents = flags.directory === undefined ? new Map<string, never>() : await contentsFor(cli, templates);
  const organizations = (flags.all ? [...facts.organizations.keys()] : [...new Set(names)]).map((name) => {
    const mine = contents.get(name) ?? new Map<string, ExportedContent>();
    return { file: `${name}.yaml`, contents: mine, ...organizationManifest(name, resources, mine) };
  });
  if (wanted.site.size === 0) return organizations;
  return [...organizations, { file: "site.yaml", contents: new Map(), ...siteManifest(resources) }];
}

async function writeAll(cli: Cli, documents: readonly Document[], directory: string): Promise<void> {
  for (const { file, spec, contents } of documents) {
    await writeNew(join(directory, file), toYaml(spec));
    const files = [...contents.values()].flatMap(({ folder, files: all }) => all.map((each) => ({ folder, ...each })));
    for (const { folder, path, content } of files) await writeNew(join(directory, folder, path), content);
    cli.output().note(`${join(directory, file)}`);
  }
}

/** `orgplane export`. */
export async function runExport(cli: Cli, names: readonly string[], flags: ExportFlags): Promise<void> {
  if (!flags.all && !flags.site && names.length === 0) {
    throw new CliFault("Which organizations?", { code: "USAGE", remedy: "Name them, or --all, or --site." });
  }
  const documents = await documentsFor(cli, names, flags);
  const output = cli.output();
  const notes = documents.flatMap((each) => each.notes);
  if (flags.directory !== undefined) await writeAll(cli, documents, flags.directory);
  if (output.isJson) output.json({ documents: documents.map(({ spec }) => spec), notes });
  else if (flags.directory === undefined) output.print(toYamlDocuments(documents.map(({ spec }) => spec)));
  for (const note of notes) output.warn(note);
}
