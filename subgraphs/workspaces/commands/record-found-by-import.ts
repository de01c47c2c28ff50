import type { Transaction } from "../../../foundation/database/in-transaction.js";
import {
  completeParameter,
  completePreset,
  completeResource,
  completeVariable,
  costOf,
  type ReportedVersion,
} from "../rules/versions/complete-documents.js";
import { findVersion, recordFound, tagsOf } from "../store/versions.js";

/** What an import reports of its version: what it has nothing to say about it leaves out. */
export type FoundByImport = ReportedVersion;

/** Keeps what an import found in its version, unless that was deleted meanwhile; the template's own tags are added to those that were asked for. */
export async function recordFoundByImport(tx: Transaction, versionId: string, found: ReportedVersion): Promise<void> {
  const version = await findVersion(tx, versionId);
  if (!version) return;
  const resources = (found.resources ?? []).map(completeResource);
  await recordFound(tx, versionId, {
    variables: (found.variables ?? []).map(completeVariable),
    parameters: (found.parameters ?? []).map(completeParameter),
    presets: (found.presets ?? []).map(completePreset),
    resources,
    dailyCost: costOf(resources),
    readme: found.readme ?? "",
    provisionerTags: { ...tagsOf(version), ...found.provisionerTags },
  });
}
