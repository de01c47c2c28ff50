import type { Prisma } from "../../../generated/prisma/client.js";
import type { Transaction } from "../../../foundation/database/in-transaction.js";
import {
  completeParameter,
  completePreset,
  completeResource,
  completeVariable,
  costOf,
  type ReportedVersion,
} from "../rules/versions/complete-documents.js";
import { getVersion, tagsOf } from "../store/versions.js";

const document = (value: unknown) => value as Prisma.InputJsonValue;

/** Keeps what an import found in its version; the template's own tags are added to those that were asked for. */
export async function recordFoundByImport(tx: Transaction, versionId: string, found: ReportedVersion): Promise<void> {
  const version = await getVersion(tx, versionId);
  const resources = (found.resources ?? []).map(completeResource);
  await tx.templateVersion.update({
    where: { id: versionId },
    data: {
      variables: document((found.variables ?? []).map(completeVariable)),
      parameters: document((found.parameters ?? []).map(completeParameter)),
      presets: document((found.presets ?? []).map(completePreset)),
      resources: document(resources),
      dailyCost: costOf(resources),
      readme: found.readme ?? "",
      provisionerTags: { ...tagsOf(version), ...found.provisionerTags },
    },
  });
}
