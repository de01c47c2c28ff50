import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { inTransaction, type Transaction } from "../../../../foundation/database/in-transaction.js";
import { done, refuse, refuseAll, type Refusal } from "../../../../foundation/errors/user-errors.js";
import type { UserId } from "../../../../foundation/ids/ids.js";
import { orNotFound } from "../../../../foundation/ids/read-id.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { authorize } from "../../../../foundation/rbac/authorize.js";
import { siteRoles } from "../../../../foundation/rbac/built-in-roles.js";
import { visibleUsers } from "../../../../foundation/rbac/visible-users.js";
import { diffRoles, faultsOfRoles } from "../../rules/faults-of-roles.js";
import { findUserLocked, findVisibleUser, recordUserUpdate, type UserRow } from "../../store/users.js";
import { listRolesOf } from "../../store/roles.js";
import { refuseManaged } from "../refuse-managed.js";
import { refuseEscalation } from "../roles/refuse-escalation.js";
import { refuseLastOwner } from "./last-owner.js";
import { recordUserChange } from "./record-user-change.js";

export interface UserSiteRoles {
  id: UserId;
  roles: string[];
}

type Answer = Refusal | { user: UserRow; userErrors: [] };
const path = ["input", "roles"];

async function set(tx: Transaction, context: ActionContext, { id, roles }: UserSiteRoles): Promise<Answer> {
  const refusal = roles.includes("owner") ? null : await refuseLastOwner(tx, id, path);
  if (refusal) return refusal;
  const before = orNotFound(await findUserLocked(tx, id));
  const { given, taken } = diffRoles(before.siteRoles, roles);
  if (taken.length > 0) authorize(context.actor, "SITE_ROLE_UNASSIGN", {});
  if (given.length + taken.length === 0) return done({ user: before });
  const managed = await refuseManaged(tx, { what: "SITE_ROLES", organizationId: null, userIds: [id], path });
  if (managed) return managed;
  const changed = (await listRolesOf(tx, null)).filter(({ name }) => given.includes(name) || taken.includes(name));
  const escalation = refuseEscalation(context.actor, changed, { organizationId: null, path });
  if (escalation) return escalation;
  const after = await recordUserUpdate(tx, id, { siteRoles: roles });
  await recordUserChange(tx, context, { action: "UPDATE", before, after });
  return done({ user: after });
}

/** Gives a user exactly these roles at the site, beside the implied one. Nobody does so to themselves. */
export async function setUserSiteRoles(context: ActionContext, input: UserSiteRoles): Promise<Answer> {
  orNotFound(await findVisibleUser(context.database, input.id, visibleUsers(context.actor)));
  authorize(context.actor, "SITE_ROLE_ASSIGN", {});
  if (input.id === actingUserId(context.actor)) {
    return refuse("NOT_ALLOWED_HERE", ["input", "id"], "Nobody changes their own roles at the site.");
  }
  const faults = faultsOfRoles(input.roles, { known: Object.keys(siteRoles), path });
  if (faults.length > 0) return refuseAll(faults);
  const roles = [...new Set(input.roles)];
  return inTransaction(context.database, (tx) => set(tx, context, { ...input, roles }));
}
