import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { TemplateVersionId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { findTemplateLocked, type TemplateRow } from "../../store/templates.js";
import { findVersion, getVersion } from "../../store/versions.js";
import { changeTemplate } from "../templates/change-template.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { refusalOfUse } from "./refusal-of-use.js";
import { authorizeTemplate } from "../templates/template-rights.js";

type Outcome = Refusal | { template: TemplateRow; userErrors: [] };

interface Activation {
  id: TemplateVersionId;
  templateId: string;
}

async function activate(tx: Transaction, context: ActionContext, { id, templateId }: Activation): Promise<Outcome> {
  const before = orNotFound(await findTemplateLocked(tx, templateId));
  const unusable = refusalOfUse(await getVersion(tx, id), ["input", "id"]);
  if (unusable) return unusable;
  if (before.activeVersionId === id) return done({ template: before });
  return done({ template: await changeTemplate(tx, context, before, { activeVersionId: id }) });
}

/** Makes a version the one that new workspaces take. Existing ones become outdated; nothing is built. */
export async function activateTemplateVersion(
  context: ActionContext,
  input: { id: TemplateVersionId },
): Promise<Outcome> {
  const version = orNotFound(await findVersion(context.database, input.id));
  const { templateId, organizationId } = version;
  if (templateId !== null) await authorizeTemplate(context, "TEMPLATE_UPDATE", { id: templateId, organizationId });
  else authorize(context.actor, "TEMPLATE_UPDATE", resourceOf({ organizationId }), "TEMPLATE_READ");
  if (templateId === null) {
    return refuse("NOT_ALLOWED_HERE", ["input", "id"], "This version belongs to no template yet. Create one from it.");
  }
  return inTransaction(context.database, (tx) => activate(tx, context, { id: input.id, templateId }));
}
