import type { ActionContext } from "../../../foundation/actions/action-context.js";
import { forbidden, notFound, unauthenticated } from "../../../foundation/errors/graph-errors.js";
import type { OrganizationId } from "../../../foundation/ids/ids.js";
import type { Actor, UserActor } from "../../../foundation/rbac/actor.js";
import { decide, isWithinToken } from "../../../foundation/rbac/decide.js";
import type { Permission } from "../../../foundation/rbac/permissions.js";
import { resourceOf } from "../../../foundation/rbac/resource-of.js";
import { visibleOrganizations } from "../../../foundation/rbac/visibility.js";
import {
  administratorsPermissions,
  permissionsOfAccess,
  type AccessRole,
  type TemplatePermission,
} from "../rules/templates/access-grants.js";
import { listOwnAccess, type AccessSubject, type TemplateSight } from "../store/template-sight.js";

export { administratorsPermissions };

type TemplateOf = { id: string; organizationId: string };

/** A line counts for members, and only as far as their token reaches. */
const listsCountIn = (actor: UserActor): OrganizationId[] =>
  [...actor.memberships.keys()].filter((organizationId) => isWithinToken(actor, "TEMPLATE_READ", { organizationId }));

/** How access lists know the actor; null for whoever none can name. */
export const accessSubjectOf = (actor: Actor): AccessSubject | null =>
  actor.kind === "user"
    ? { userId: actor.userId, groupIds: [...actor.groupIds], organizationIds: listsCountIn(actor) }
    : null;

/** Which templates the actor may read. */
export const templateSightOf = (actor: Actor): TemplateSight => ({
  byRoles: visibleOrganizations(actor, "TEMPLATE_READ"),
  subject: accessSubjectOf(actor),
});

const isMember = (actor: Actor, organizationId: string): boolean =>
  actor.kind === "user" && actor.memberships.has(organizationId as OrganizationId);

/** What these lines of a template's list give the actor: they count for members of its organization only. */
export const grantedByList = (
  actor: Actor,
  organizationId: string,
  access: readonly AccessRole[],
): TemplatePermission[] => (isMember(actor, organizationId) ? permissionsOfAccess(access) : []);

/** May the actor do this to the template, by roles or by these lines of its access list? */
export const mayByRolesOr = (
  actor: Actor,
  permission: Permission,
  { template: { organizationId }, access }: { template: { organizationId: string }; access: readonly AccessRole[] },
): boolean =>
  decide(actor, permission, {
    ...resourceOf({ organizationId }),
    granted: grantedByList(actor, organizationId, access),
  });

/** The lines of the template's list that name the actor. */
async function ownAccess({ actor, database }: ActionContext, template: TemplateOf): Promise<AccessRole[]> {
  const subject = accessSubjectOf(actor);
  if (!subject) return [];
  return (await listOwnAccess(database, [template.id], subject)).map(({ role }) => role);
}

/** May the actor do this to the template, by roles or by its access list? */
export async function mayTemplate(
  context: ActionContext,
  permission: Permission,
  template: TemplateOf,
): Promise<boolean> {
  if (decide(context.actor, permission, resourceOf({ organizationId: template.organizationId }))) return true;
  return mayByRolesOr(context.actor, permission, { template, access: await ownAccess(context, template) });
}

/** Throws unless the actor may do this to the template: NOT_FOUND where they may not even read it. */
export async function authorizeTemplate(
  context: ActionContext,
  permission: Permission,
  template: TemplateOf,
): Promise<void> {
  const { actor } = context;
  if (decide(actor, permission, resourceOf({ organizationId: template.organizationId }))) return;
  if (actor.kind === "anonymous") throw unauthenticated();
  const access = await ownAccess(context, template);
  if (mayByRolesOr(actor, permission, { template, access })) return;
  throw mayByRolesOr(actor, "TEMPLATE_READ", { template, access }) ? forbidden() : notFound();
}
