import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import { namesOf } from "../../../organizations/commands/names-of.js";
import { getTemplate, type TemplateRow } from "../../store/templates.js";
import { mayTemplate } from "../templates/template-rights.js";

/** Where to go instead, for whoever may know of it. */
async function hintOf(tx: Transaction, context: ActionContext, { successorId }: TemplateRow): Promise<string> {
  if (successorId === null) return "";
  const successor = await getTemplate(tx, successorId);
  if (!(await mayTemplate(context, "TEMPLATE_READ", successor))) return "";
  const { organizationName = "" } = await namesOf(tx, successor);
  const id = encodeId("Template", successorId);
  return ` Its successor is "${successor.name}" of the organization "${organizationName}" (${id}).`;
}

/** Why no workspace is made of a template any more, whoever asks; null where one can be. */
export async function refusalByDeprecation(
  tx: Transaction,
  context: ActionContext,
  template: TemplateRow,
): Promise<Refusal | null> {
  if (!template.isDeprecated) return null;
  const message = `The template "${template.name}" is deprecated: ${template.deprecationMessage ?? ""}`;
  return refuse("DEPRECATED", ["input", "templateId"], message + (await hintOf(tx, context, template)));
}
