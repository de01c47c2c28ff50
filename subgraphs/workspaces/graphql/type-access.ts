import { decodeIdOf } from "../../../foundation/ids/global-id.js";
import type { OrganizationId, UserId } from "../../../foundation/ids/ids.js";
import type { Actor } from "../../../foundation/rbac/actor.js";
import type { GivenByObject, Resource } from "../../../foundation/rbac/decide.js";
import { resourceOf } from "../../../foundation/rbac/resource-of.js";
import type { TypeAccess } from "../../../foundation/subgraph-kit/subgraph-definition.js";
import { grantedByList } from "../actions/templates/template-rights.js";
import type { WorkspacesContext } from "./context.js";
import type { BuildRow, ProxyRow, TemplateRow, VersionRow, WorkspaceRow } from "./loaders.js";

interface Reference {
  id: string;
}

/** A membership as the gateway refers to it: by global ids. */
interface MemberReference {
  organizationId: string;
  userId: string;
}

async function listedOnTemplate(
  template: { id: string | null; organizationId: string },
  { actor, loaders }: WorkspacesContext,
): Promise<Partial<Resource>> {
  if (template.id === null) return {};
  const lines = await loaders.ownAccess.load(template.id);
  const roles = lines.map(({ role }) => role);
  return { granted: grantedByList(actor, template.organizationId, roles) };
}

/** A build is its workspace's owner's; whoever may not see the workspace learns nothing of it. */
async function ownerOfBuild({ workspaceId }: BuildRow, { loaders }: WorkspacesContext): Promise<Partial<Resource>> {
  const workspace = await loaders.workspace.load(workspaceId);
  return { ownerId: (workspace?.ownerId ?? null) as UserId | null };
}

/** A proxy is told how it stands: it sees itself, and no other. */
const asItself = (id: string, actor: Actor): readonly GivenByObject[] =>
  actor.kind === "workspace-proxy" && actor.proxyId === id ? ["WORKSPACE_PROXY_READ"] : [];

/** Where this subgraph's objects, and those that it adds fields to, belong. */
export const typeAccess: Readonly<Record<string, TypeAccess<WorkspacesContext>>> = {
  Template: {
    of: ({ organizationId }: TemplateRow) => resourceOf({ organizationId }),
    further: (template: TemplateRow, context) => listedOnTemplate(template, context),
  },
  TemplateVersion: {
    of: ({ organizationId }: VersionRow) => resourceOf({ organizationId }),
    further: ({ templateId, organizationId }: VersionRow, context) =>
      listedOnTemplate({ id: templateId, organizationId }, context),
  },
  Workspace: { of: ({ organizationId, ownerId }: WorkspaceRow) => resourceOf({ organizationId, ownerId }) },
  WorkspaceBuild: { of: ({ organizationId }: BuildRow) => resourceOf({ organizationId }), further: ownerOfBuild },
  WorkspaceProxy: { of: ({ id }: ProxyRow, { actor }) => ({ granted: asItself(id, actor) }) },
  Organization: {
    of: ({ id }: Reference) => ({ organizationId: id as OrganizationId }),
    readBy: "ORGANIZATION_READ",
  },
  OrganizationMember: {
    of: ({ organizationId, userId }: MemberReference) => ({
      organizationId: decodeIdOf("Organization", organizationId),
      ownerId: decodeIdOf("User", userId),
    }),
  },
  User: { of: ({ id }: Reference) => ({ ownerId: id as UserId }) },
};
