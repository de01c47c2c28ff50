import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { Transaction } from "../../../../foundation/database/in-transaction.js";
import { refuse, type Refusal } from "../../../../foundation/errors/user-errors.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import { getTemplate } from "../../store/templates.js";
import { findWorkspace } from "../../store/workspaces.js";

const path = ["input", "replacesId"];

/** Known by a constraint too, for those who ask at the same time. */
export const alreadyReplaced: Refusal = refuse("NOT_ALLOWED_HERE", path, "It has a replacement already.");

/** Why a new workspace cannot stand for that one; null where it can, and where it stands for none. */
export async function refusalByReplaced(
  tx: Transaction,
  { actor }: ActionContext,
  { replacesId, ownerId }: { replacesId: string | null; ownerId: string },
): Promise<Refusal | null> {
  if (replacesId === null) return null;
  const replaced = await findWorkspace(tx, replacesId);
  if (replaced?.ownerId !== ownerId || !decide(actor, "WORKSPACE_READ", resourceOf(replaced))) {
    return refuse("NOT_FOUND", path, "The owner has no such workspace.");
  }
  const { isDeprecated } = await getTemplate(tx, replaced.templateId);
  return isDeprecated ? null : refuse("NOT_ALLOWED_HERE", path, "Its template is not deprecated.");
}
