import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { TemplateId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { findTemplate, findTemplateLocked, type TemplateRow } from "../../store/templates.js";
import { changeTemplate } from "./change-template.js";
import { authorizeTemplate } from "./template-rights.js";

/** Takes a deprecation back, with its message and its successor: workspaces are made of the template again. */
export async function restoreTemplate(
  context: ActionContext,
  { id }: { id: TemplateId },
): Promise<Refusal | { template: TemplateRow; userErrors: [] }> {
  const found = orNotFound(await findTemplate(context.database, id));
  await authorizeTemplate(context, "TEMPLATE_UPDATE", found);
  return inTransaction(context.database, async (tx) => {
    const before = orNotFound(await findTemplateLocked(tx, id));
    if (!before.isDeprecated) return refuse("NOT_ALLOWED_HERE", ["input", "id"], "The template is not deprecated.");
    const change = { isDeprecated: false, deprecationMessage: null, successorId: null };
    return done({ template: await changeTemplate(tx, context, before, change) });
  });
}
