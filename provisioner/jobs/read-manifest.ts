import type { TemplateManifest } from "../../foundation/template-manifest/manifest-schema.js";
import { readTemplateManifest } from "../../foundation/template-manifest/template-manifest.js";
import type { TemplateFile } from "./acquired-job.js";
import { JobFailure } from "./job-failure.js";

/** The template's manifest; without a template.yaml, that of an empty one. Throws a JobFailure with all its faults. */
export function readManifest(files: readonly TemplateFile[]): TemplateManifest {
  const file = files.find(({ path }) => path === "template.yaml");
  const read = readTemplateManifest(file?.content ?? "");
  if ("manifest" in read) return read.manifest;
  throw new JobFailure("TEMPLATE_MANIFEST_INVALID", read.faults.join("\n"));
}

/** README.md, where there is one. */
export const readReadme = (files: readonly TemplateFile[]): string =>
  files.find(({ path }) => path === "README.md")?.content ?? "";
