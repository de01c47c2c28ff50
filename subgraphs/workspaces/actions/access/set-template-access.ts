import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { recordChange } from "../../../../foundation/audit/record-change.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { TemplateId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { findOrganizationNamed } from "../../../organizations/commands/find-organization-named.js";
import { listKnownSubjects } from "../../../organizations/commands/list-known-subjects.js";
import { administratorsPermissions } from "../../rules/templates/access-grants.js";
import { changedLines, planAccess, type AccessChange, type AccessLine } from "../../rules/templates/plan-access.js";
import {
  findTemplate,
  findTemplateLocked,
  listAccess,
  recordAccessList,
  type TemplateRow,
} from "../../store/templates.js";
import { keepHeldByLists } from "./keep-held-by-lists.js";
import { authorizeTemplate, mayTemplate } from "../templates/template-rights.js";

export interface TemplateAccessChange extends AccessChange {
  id: TemplateId;
}

type Outcome = Refusal | { template: TemplateRow; userErrors: [] };

/** The refusal of lines that name nobody of the organization. */
async function refuseStrangers(tx: Transaction, template: TemplateRow, { entries, add }: AccessChange) {
  const [field, lines] = entries ? (["entries", entries] as const) : (["add", add ?? []] as const);
  const idsOf = (isGroup: boolean) =>
    lines.filter((line) => line.isGroup === isGroup).map(({ subjectId }) => subjectId);
  const named = { userIds: idsOf(false), groupIds: idsOf(true) };
  const known = await listKnownSubjects(tx, template.organizationId, named);
  const stranger = lines.findIndex(({ subjectId }) => !known.has(subjectId));
  if (stranger < 0) return null;
  const message = "This is no member and no group of the template's organization.";
  return refuse("NOT_FOUND", ["input", field, String(stranger), "subjectId"], message);
}

/** Whoever makes an administrator of the template, or unmakes one, must be able to do all that one can. */
async function refuseAdministrators(context: ActionContext, template: TemplateRow, changed: readonly AccessLine[]) {
  if (!changed.some(({ role }) => role === "ADMIN")) return null;
  const mays = await Promise.all(
    administratorsPermissions.map((permission) => mayTemplate(context, permission, template)),
  );
  if (mays.every((may) => may)) return null;
  const message = "ADMIN gives all TEMPLATE_* permissions on this template, and you do not hold them all.";
  return refuse("ESCALATION", ["input"], message);
}

const audited = (lines: readonly AccessLine[]) => ({
  access: Object.fromEntries(
    lines.map(({ subjectId, isGroup, role }) => [encodeId(isGroup ? "Group" : "User", subjectId), role]),
  ),
});

async function set(tx: Transaction, context: ActionContext, change: TemplateAccessChange): Promise<Outcome> {
  const template = orNotFound(await findTemplateLocked(tx, change.id));
  const before = await listAccess(tx, [template.id]);
  const planned = planAccess(before, change);
  if ("faults" in planned) return refuseAll(planned.faults);
  const { lines } = planned;
  const changed = changedLines(before, lines);
  if (changed.length === 0) return done({ template });
  const refusal =
    (await refuseStrangers(tx, template, change)) ?? (await refuseAdministrators(context, template, changed));
  if (refusal) return refusal;
  await recordAccessList(tx, template.id, lines);
  await keepHeldByLists(tx, changed);
  await recordChange(tx, context, {
    action: "UPDATE",
    resourceType: "Template",
    resourceId: template.id,
    resourceName: template.name,
    organization: await findOrganizationNamed(tx, template.organizationId),
    before: audited(before),
    after: audited(lines),
  });
  return done({ template });
}

/** Changes who may use or administer a template beyond what roles give. */
export async function setTemplateAccess(context: ActionContext, change: TemplateAccessChange): Promise<Outcome> {
  const found = orNotFound(await findTemplate(context.database, change.id));
  await authorizeTemplate(context, "TEMPLATE_UPDATE", found);
  return inTransaction(context.database, (tx) => set(tx, context, change));
}
