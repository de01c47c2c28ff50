import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { TemplateId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { faultsOfSettings, givenSettings, type SettingsChange } from "../../rules/templates/settings.js";
import { findTemplatesLocked, listTemplates, type TemplateRow } from "../../store/templates.js";
import { changeTemplate } from "./change-template.js";
import { authorizeTemplate } from "./template-rights.js";

export interface TemplatesUpdate {
  templateIds: readonly TemplateId[];
  settings: SettingsChange;
}

const mostAtOnce = 100;
const everywhere = { byRoles: "all", subject: null } as const;

function refusalOfCount(count: number): Refusal | null {
  const path = ["input", "templateIds"];
  if (count === 0) return refuse("INVALID", path, "Name at least one template.");
  if (count <= mostAtOnce) return null;
  return refuse("LIMIT_EXCEEDED", path, `At most ${String(mostAtOnce)} templates are changed at once.`);
}

/** Throws where any of them is not there, or not the actor's to change. */
async function authorizeAll(context: ActionContext, ids: readonly string[]): Promise<void> {
  const found = new Map((await listTemplates(context.database, [...ids], everywhere)).map((each) => [each.id, each]));
  for (const id of ids) await authorizeTemplate(context, "TEMPLATE_UPDATE", orNotFound(found.get(id)));
}

/** The same settings for many templates, whosever they are: for all of them, or for none. */
export async function updateTemplates(
  context: ActionContext,
  { templateIds, settings }: TemplatesUpdate,
): Promise<Refusal | { templates: TemplateRow[]; userErrors: [] }> {
  const ids = [...new Set(templateIds)];
  const refusal = refusalOfCount(ids.length);
  if (refusal) return refusal;
  await authorizeAll(context, ids);
  const faults = faultsOfSettings(settings);
  if (faults.length > 0) return refuseAll(faults);
  return inTransaction(context.database, async (tx) => {
    const locked = await findTemplatesLocked(tx, ids);
    const templates: TemplateRow[] = [];
    for (const id of ids) {
      templates.push(await changeTemplate(tx, context, orNotFound(locked.get(id)), givenSettings(settings)));
    }
    return done({ templates });
  });
}
