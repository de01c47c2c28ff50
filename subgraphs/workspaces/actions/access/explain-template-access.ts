import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { UserId } from "../../../../foundation/ids/ids.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import type { DescribedDecision } from "../../../../foundation/rbac/describe-explanation.js";
import type { ListLine } from "../../../../foundation/rbac/explain.js";
import type { Permission } from "../../../../foundation/rbac/permissions.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import type { UserFacts } from "../../../../foundation/rbac/user-actor.js";
import { explainAccessOfUser } from "../../../organizations/commands/explain-access.js";
import { listGroupNames } from "../../../organizations/commands/list-group-names.js";
import { permissionsOfAccess } from "../../rules/templates/access-grants.js";
import { listOwnAccess } from "../../store/template-sight.js";
import { getTemplate, type TemplateRow } from "../../store/templates.js";
import type { WorkspaceRow } from "../../store/workspaces.js";
import { mayTemplate } from "../templates/template-rights.js";

interface Question {
  userId: UserId;
  permission: Permission;
}

type TemplateOf = Pick<TemplateRow, "id" | "organizationId">;

/** The lines of the template's list that name the user, in words; they count for members of its organization only. */
async function linesFor(
  { database }: ActionContext,
  { id, organizationId }: TemplateOf,
  { userId, username, groupIds, memberships }: UserFacts,
): Promise<ListLine[]> {
  if (!memberships.some((membership) => membership.organizationId === organizationId)) return [];
  const lines = await listOwnAccess(database, [id], { userId, groupIds, organizationIds: [organizationId] });
  const groups = lines.filter(({ isGroup }) => isGroup).map(({ subjectId }) => subjectId);
  const nameByGroup = await listGroupNames(database, groups);
  return lines.map(({ isGroup, subjectId, role }) => ({
    text: `${role} for ${isGroup ? `the group ${nameByGroup.get(subjectId) ?? ""}` : `the user ${username}`}`,
    permissions: permissionsOfAccess([role]),
  }));
}

const isAboutOneself = ({ actor }: ActionContext, { userId }: Question): boolean => userId === actingUserId(actor);

const mayReadRoles = ({ actor }: ActionContext, organizationId: string): boolean =>
  decide(actor, "ORGANIZATION_ROLE_READ", resourceOf({ organizationId }));

/**
 * Why roles and the access list let a user do something with a template or not; null for whoever may not ask: about others
 * it takes the right to read the organization's roles and the template's list.
 */
export async function explainTemplateAccess(
  context: ActionContext,
  template: TemplateOf,
  question: Question,
): Promise<DescribedDecision | null> {
  const mayAsk =
    isAboutOneself(context, question) ||
    (mayReadRoles(context, template.organizationId) && (await mayTemplate(context, "TEMPLATE_UPDATE", template)));
  if (!mayAsk) return null;
  return explainAccessOfUser(context.database, context.actor, {
    ...question,
    resource: resourceOf({ organizationId: template.organizationId }),
    linesFor: (facts) => linesFor(context, template, facts),
  });
}

/** The same of a workspace, which has no list of its own: what is about its template is that template's. */
export async function explainWorkspaceAccess(
  context: ActionContext,
  workspace: Pick<WorkspaceRow, "organizationId" | "ownerId" | "templateId">,
  question: Question,
): Promise<DescribedDecision | null> {
  if (question.permission.startsWith("TEMPLATE_")) {
    return explainTemplateAccess(context, await getTemplate(context.database, workspace.templateId), question);
  }
  if (!isAboutOneself(context, question) && !mayReadRoles(context, workspace.organizationId)) return null;
  const resource = resourceOf(workspace);
  return explainAccessOfUser(context.database, context.actor, { ...question, resource });
}
