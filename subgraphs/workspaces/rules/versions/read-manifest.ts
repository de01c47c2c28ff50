import { readTemplateManifest } from "../../../../foundation/template-manifest/template-manifest.js";
import { readTags } from "../../../../foundation/tags/read-tags.js";
import type { Tags } from "./documents.js";

/**
 * What the control plane itself takes of a template's manifest: the tags that its jobs' daemons must have. All of it is read,
 * so that whoever uploads is told at once what a daemon would say later.
 */
export function readManifest(text: string): { tags: Tags } | { faults: string[] } {
  const read = readTemplateManifest(text);
  if ("faults" in read) return read;
  const tags = readTags(read.manifest.tags);
  return "fault" in tags ? { faults: [`template.yaml: ${tags.fault}`] } : tags;
}
