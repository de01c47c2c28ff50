import { createHash } from "node:crypto";
import type { ParameterValue, Tags } from "./documents.js";
import type { File } from "./faults-of-files.js";

export interface VersionContent {
  files: readonly File[];
  tags: Tags;
  variables: readonly ParameterValue[];
}

const sorted = (pairs: [string, string][]): [string, string][] => pairs.sort(([a], [b]) => (a < b ? -1 : 1));

/** SHA-256, in hexadecimal, over paths, contents, tags and variables; the order in which they were given is no part of it. */
export function contentHash({ files, tags, variables }: VersionContent): string {
  const content = [
    sorted(files.map((file) => [file.path, file.content])),
    sorted(Object.entries(tags)),
    sorted(variables.map((variable) => [variable.name, variable.value])),
  ];
  return createHash("sha256").update(JSON.stringify(content)).digest("hex");
}
