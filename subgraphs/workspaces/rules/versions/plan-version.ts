import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import { faultsOfText } from "../../../../foundation/names/faults-of-text.js";
import type { VersionContent } from "../../../../foundation/template-manifest/content-hash.js";
import type { ParameterValue, Tags } from "./documents.js";
import { faultsOfFiles, type File } from "./faults-of-files.js";
import { readManifest } from "./read-manifest.js";
import { readTags } from "../../../../foundation/tags/read-tags.js";
import { faultsOfVersionName } from "./version-name.js";

export interface NewVersion {
  name?: string | null;
  message?: string | null;
  files: readonly File[];
  provisionerTags?: Record<string, unknown> | null;
  variables?: readonly ParameterValue[] | null;
}

/** What a new version holds, or all that is wrong with it. */
export interface VersionPlan {
  problems: UserErrorValue[];
  files: Record<string, string>;
  /** Those asked for, and over them the template's own. */
  tags: Tags;
  variables: Record<string, string>;
  /** What its hash is over beside the variables: the template's own tags are in its files. */
  hashed: VersionContent;
}

const mostMessage = 1024;
const mostValue = 65_536;
const invalid = (path: string[], message: string): UserErrorValue => ({ code: "INVALID", path, message });

function problemsOfVariables(variables: readonly ParameterValue[]): UserErrorValue[] {
  const names = variables.map(({ name }) => name);
  return variables.flatMap(({ name, value }, index) => {
    const path = ["input", "variables", String(index)];
    const isAgain = names.indexOf(name) < index;
    return [
      ...(name === "" ? [invalid([...path, "name"], "A variable needs a name.")] : []),
      ...(isAgain ? [invalid([...path, "name"], `"${name}" is given twice.`)] : []),
      ...faultsOfText(name, { path: [...path, "name"], atMost: 255 }),
      ...faultsOfText(value, { path: [...path, "value"], atMost: mostValue }),
    ];
  });
}

function readTemplatesTags(files: readonly File[]): { tags: Tags; problems: UserErrorValue[] } {
  const index = files.findIndex(({ path }) => path === "template.yaml");
  const read = readManifest(files[index]?.content ?? "");
  if ("tags" in read) return { tags: read.tags, problems: [] };
  const path = ["input", "files", String(index), "content"];
  return { tags: {}, problems: read.faults.map((fault) => invalid(path, fault)) };
}

function readGivenTags(given: NewVersion["provisionerTags"]): { tags: Tags; problems: UserErrorValue[] } {
  const read = readTags(given);
  if ("tags" in read) return { tags: read.tags, problems: [] };
  return { tags: {}, problems: [invalid(["input", "provisionerTags"], read.fault)] };
}

/** Reads what was uploaded: every problem at once, named by its place in the input. */
export function planVersion(input: NewVersion): VersionPlan {
  const variables = input.variables ?? [];
  const given = readGivenTags(input.provisionerTags);
  const templates = readTemplatesTags(input.files);
  return {
    problems: [
      ...(input.name == null ? [] : faultsOfVersionName(input.name)),
      ...faultsOfText(input.message, { path: ["input", "message"], atMost: mostMessage }),
      ...faultsOfFiles(input.files),
      ...given.problems,
      ...templates.problems,
      ...problemsOfVariables(variables),
    ],
    files: Object.fromEntries(input.files.map(({ path, content }) => [path, content])),
    tags: { ...given.tags, ...templates.tags },
    variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])),
    hashed: { files: input.files, tags: given.tags },
  };
}
