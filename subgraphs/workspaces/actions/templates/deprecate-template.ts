import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { TemplateId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { faultsOfText } from "../../../../foundation/names/faults-of-text.js";
import { findTemplate, findTemplatesLocked, type TemplateRow } from "../../store/templates.js";
import { changeTemplate } from "./change-template.js";
import { authorizeTemplate, mayTemplate } from "./template-rights.js";

export interface TemplateDeprecation {
  id: TemplateId;
  message: string;
  successorId?: TemplateId | null;
}

type Outcome = Refusal | { template: TemplateRow; userErrors: [] };

const longestMessage = 1024;
const successorPath = ["input", "successorId"];

/** Why nobody can be sent to that template; null where one can. */
async function refusalOfSuccessor(context: ActionContext, successor: TemplateRow | undefined, id: TemplateId) {
  if (successor?.id === id) return refuse("INVALID", successorPath, "A template does not succeed itself.");
  if (!successor || !(await mayTemplate(context, "TEMPLATE_READ", successor))) {
    return refuse("NOT_FOUND", successorPath, "There is no such template that you may read.");
  }
  if (!successor.isDeprecated) return null;
  return refuse("NOT_ALLOWED_HERE", successorPath, `"${successor.name}" is deprecated itself. Name its successor.`);
}

async function deprecate(tx: Transaction, context: ActionContext, input: TemplateDeprecation): Promise<Outcome> {
  const { id, message, successorId = null } = input;
  const locked = await findTemplatesLocked(tx, successorId === null ? [id] : [id, successorId]);
  const before = orNotFound(locked.get(id));
  const refusal = successorId === null ? null : await refusalOfSuccessor(context, locked.get(successorId), id);
  if (refusal) return refusal;
  const change = { isDeprecated: true, deprecationMessage: message, successorId };
  return done({ template: await changeTemplate(tx, context, before, change) });
}

/**
 * No workspace is made of the template from now on, by nobody; what exists goes on. Of a deprecated one it changes the
 * message and the successor.
 */
export async function deprecateTemplate(context: ActionContext, input: TemplateDeprecation): Promise<Outcome> {
  const found = orNotFound(await findTemplate(context.database, input.id));
  await authorizeTemplate(context, "TEMPLATE_UPDATE", found);
  const path = ["input", "message"];
  const faults = faultsOfText(input.message, { path, atMost: longestMessage, isRequired: true });
  if (faults.length > 0) return refuseAll(faults);
  return inTransaction(context.database, (tx) => deprecate(tx, context, input));
}
