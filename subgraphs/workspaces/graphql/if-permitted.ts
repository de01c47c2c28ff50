import type { Permission } from "../../../foundation/rbac/permissions.js";
import { mayByRolesOr } from "../actions/templates/template-rights.js";
import type { WorkspacesContext } from "./context.js";

/** A template, or a version that may belong to none yet. */
interface Question {
  context: WorkspacesContext;
  permission: Permission;
  of: { templateId: string | null; organizationId: string };
}

/** What a field of a template answers that needs a permission of its own: null where the actor has none. */
export async function ifPermitted<Value>(
  { context, permission, of }: Question,
  read: () => Value | Promise<Value>,
): Promise<Value | null> {
  const lines = of.templateId === null ? [] : await context.loaders.ownAccess.load(of.templateId);
  const access = lines.map(({ role }) => role);
  return mayByRolesOr(context.actor, permission, { template: of, access }) ? read() : null;
}
