import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { countRestrictingRows, inWords } from "../../../../foundation/database/count-restricting-rows.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { violatedConstraint } from "../../../../foundation/database/violated-constraint.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { TemplateId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { cancelJob } from "../../../../foundation/job-queue/cancel-job.js";
import { findTemplate, findTemplateLocked, listAccess, recordTemplateDeletion } from "../../store/templates.js";
import { listImportsUnderWay } from "../../store/versions.js";
import { auditedTemplate } from "../audited.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { keepHeldByLists } from "../access/keep-held-by-lists.js";
import { authorizeTemplate } from "./template-rights.js";

async function remove(tx: Transaction, context: ActionContext, id: TemplateId): Promise<void> {
  const template = orNotFound(await findTemplateLocked(tx, id));
  for (const { jobId } of await listImportsUnderWay(tx, id)) await cancelJob(tx, jobId as never, context.clock.now());
  const lines = await listAccess(tx, [id]);
  await recordTemplateDeletion(tx, id);
  await keepHeldByLists(tx, lines);
  await recordChange(tx, context, {
    action: "DELETE",
    resourceType: "Template",
    resourceId: id,
    resourceName: template.name,
    organization: await findOrganizationNamed(tx, template.organizationId),
    before: auditedTemplate(template),
  });
}

/** Deletes a template with all its versions; imports under way are canceled. Refused while a workspace of it exists. */
export async function deleteTemplate(
  context: ActionContext,
  { id }: { id: TemplateId },
): Promise<Refusal | { deletedId: string; userErrors: [] }> {
  const found = orNotFound(await findTemplate(context.database, id));
  await authorizeTemplate(context, "TEMPLATE_DELETE", found);
  try {
    await inTransaction(context.database, (tx) => remove(tx, context, id));
    return done({ deletedId: encodeId("Template", id) });
  } catch (error) {
    if (violatedConstraint(error) === undefined) throw error;
    const left = await countRestrictingRows(context.database, "workspaces.templates", id);
    return refuse("IN_USE", ["input", "id"], `${inWords(left)} of it remain. Delete what is left first.`);
  }
}
