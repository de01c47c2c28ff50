import type { Statements } from "../../../foundation/database/statements.js";
import {
  completeParameter,
  completePreset,
  completeResource,
  completeVariable,
  costOf,
  type ReportedVersion,
} from "../rules/versions/complete-documents.js";
import { recordFound } from "../store/versions.js";

/** What an import reports of its version: what it has nothing to say about it leaves out. */
export type FoundByImport = ReportedVersion;

/** Keeps what an import found in its version, unless that was deleted meanwhile; the template's own tags are added to those that were asked for. */
export async function recordFoundByImport(tx: Statements, versionId: string, found: ReportedVersion): Promise<void> {
  const resources = (found.resources ?? []).map(completeResource);
  await recordFound(tx, versionId, {
    variables: (found.variables ?? []).map(completeVariable),
    parameters: (found.parameters ?? []).map(completeParameter),
    presets: (found.presets ?? []).map(completePreset),
    resources,
    dailyCost: costOf(resources),
    readme: found.readme ?? "",
    provisionerTags: found.provisionerTags ?? {},
  });
}
