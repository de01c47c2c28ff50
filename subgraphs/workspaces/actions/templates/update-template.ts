import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { violatedConstraint } from "../../../../foundation/database/violated-constraint.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { TemplateId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { faultsOfTemplate, type TemplateChange } from "../../rules/templates/faults-of-template.js";
import { givenSettings } from "../../rules/templates/settings.js";
import { findTemplate, findTemplateLocked, type TemplateRow } from "../../store/templates.js";
import { changeTemplate } from "./change-template.js";
import { authorizeTemplate } from "./template-rights.js";

export interface TemplateUpdate extends TemplateChange {
  id: TemplateId;
}

/** A text that is cleared: empty, but for the display name, which is then the name. */
const cleared = (text: string | null | undefined, instead = ""): string | undefined => (text === null ? instead : text);

async function update(tx: Transaction, context: ActionContext, input: TemplateUpdate): Promise<TemplateRow> {
  const before = orNotFound(await findTemplateLocked(tx, input.id));
  const name = input.name ?? before.name;
  return changeTemplate(tx, context, before, {
    name,
    displayName: cleared(input.displayName, name),
    description: cleared(input.description),
    icon: cleared(input.icon),
    ...givenSettings(input.settings ?? {}),
  });
}

/** Changes what is given of a template's name, texts and settings. */
export async function updateTemplate(
  context: ActionContext,
  input: TemplateUpdate,
): Promise<Refusal | { template: TemplateRow; userErrors: [] }> {
  const found = orNotFound(await findTemplate(context.database, input.id));
  await authorizeTemplate(context, "TEMPLATE_UPDATE", found);
  const faults = faultsOfTemplate(input);
  if (faults.length > 0) return refuseAll(faults);
  try {
    return done({ template: await inTransaction(context.database, (tx) => update(tx, context, input)) });
  } catch (error) {
    if (violatedConstraint(error) !== "templates_organization_id_name_key") throw error;
    const message = `The organization has a template "${String(input.name)}" already. Choose another name.`;
    return refuse("TAKEN", ["input", "name"], message);
  }
}
