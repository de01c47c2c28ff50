import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { recordDormantDeletion } from "../../store/due-workspaces.js";
import { recordTemplateUpdate, type TemplateChangeRecord, type TemplateRow } from "../../store/templates.js";
import { auditedTemplate } from "../audited.js";

/** Changes a template that the caller holds, with its audit row. */
// eslint-disable-next-line max-params -- what every action passes on, and one change
export async function changeTemplate(
  tx: Transaction,
  context: ActionContext,
  before: TemplateRow,
  change: TemplateChangeRecord,
): Promise<TemplateRow> {
  const template = await recordTemplateUpdate(tx, before.id, { ...change, updatedAt: context.clock.now() });
  const { deleteDormantAfterSeconds } = template;
  if (deleteDormantAfterSeconds !== before.deleteDormantAfterSeconds) {
    await recordDormantDeletion(tx, template.id, deleteDormantAfterSeconds);
  }
  await recordChange(tx, context, {
    action: "UPDATE",
    resourceType: "Template",
    resourceId: template.id,
    resourceName: template.name,
    organization: await findOrganizationNamed(tx, template.organizationId),
    before: auditedTemplate(before),
    after: auditedTemplate(template),
  });
  return template;
}
