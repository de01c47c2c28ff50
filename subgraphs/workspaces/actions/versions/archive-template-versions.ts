import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { TemplateId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { planArchive, type ArchiveWish } from "../../rules/versions/plan-archive.js";
import { findTemplate, findTemplateLocked, type TemplateRow } from "../../store/templates.js";
import { listArchivableVersions, recordArchived, type VersionRow } from "../../store/versions.js";
import { auditedVersion } from "../audited.js";
import { authorizeTemplate } from "../templates/template-rights.js";

export interface VersionsArchive extends ArchiveWish {
  templateId: TemplateId;
}

type Outcome = Refusal | { archivedIds: string[]; userErrors: [] };

async function recordEach(tx: Transaction, context: ActionContext, archived: readonly VersionRow[]): Promise<void> {
  for (const version of archived) {
    await recordChange(tx, context, {
      action: "UPDATE",
      resourceType: "TemplateVersion",
      resourceId: version.id,
      resourceName: version.name,
      organization: await findOrganizationNamed(tx, version.organizationId),
      before: { ...auditedVersion(version), isArchived: false },
      after: auditedVersion(version),
    });
  }
}

async function archive(tx: Transaction, context: ActionContext, input: VersionsArchive): Promise<Outcome> {
  const template: TemplateRow = orNotFound(await findTemplateLocked(tx, input.templateId));
  const listed = await listArchivableVersions(tx, template.id);
  const versions = listed.map((version) => ({ ...version, isActive: version.id === template.activeVersionId }));
  const { ids, problems } = planArchive(versions, input);
  if (problems.length > 0) return refuseAll(problems);
  const archived = await recordArchived(tx, ids);
  await recordEach(tx, context, archived);
  return done({ archivedIds: archived.map(({ id }) => encodeId("TemplateVersion", id)) });
}

/** Sets versions aside: nothing is started on them any more, and lists leave them out. What is so already stays so. */
export async function archiveTemplateVersions(context: ActionContext, input: VersionsArchive): Promise<Outcome> {
  const template = orNotFound(await findTemplate(context.database, input.templateId));
  await authorizeTemplate(context, "TEMPLATE_UPDATE", template);
  return inTransaction(context.database, (tx) => archive(tx, context, input));
}
