import type { Action, Change, Problem } from "../plan.js";
import type { Kind } from "../resources.js";
import type { Judged } from "./judged.js";

type Needed = Partial<Record<Action, string>>;

/**
 * What each change needs of whoever makes it. Templates are changed by access lists too, which are not known here: about
 * them the graph decides.
 */
const needed: Readonly<Record<Kind, Needed>> = {
  organization: { create: "ORGANIZATION_CREATE", update: "ORGANIZATION_UPDATE", delete: "ORGANIZATION_DELETE" },
  role: { create: "ORGANIZATION_ROLE_CREATE", update: "ORGANIZATION_ROLE_UPDATE", delete: "ORGANIZATION_ROLE_DELETE" },
  provisionerKey: { create: "PROVISIONER_CREATE", delete: "PROVISIONER_DELETE" },
  member: {
    create: "ORGANIZATION_MEMBER_CREATE",
    update: "ORGANIZATION_ROLE_ASSIGN",
    delete: "ORGANIZATION_MEMBER_DELETE",
  },
  group: { create: "GROUP_CREATE", update: "GROUP_UPDATE", delete: "GROUP_DELETE" },
  groupSync: { update: "IDENTITY_SYNC_UPDATE" },
  roleSync: { update: "IDENTITY_SYNC_UPDATE" },
  template: { create: "TEMPLATE_CREATE" },
  workspaceProxy: {
    create: "WORKSPACE_PROXY_CREATE",
    update: "WORKSPACE_PROXY_UPDATE",
    delete: "WORKSPACE_PROXY_DELETE",
  },
  identityProvider: {
    create: "IDENTITY_PROVIDER_CREATE",
    update: "IDENTITY_PROVIDER_UPDATE",
    delete: "IDENTITY_PROVIDER_DELETE",
  },
  organizationSync: { update: "IDENTITY_SYNC_UPDATE" },
  siteRoleSync: { update: "IDENTITY_SYNC_UPDATE" },
};

const verbs: Readonly<Record<Action, string>> = { create: "make", update: "change", delete: "delete" };

function problemOf(judged: Judged, { kind, action, organization, address, place }: Change): Problem[] {
  const permission = needed[kind][action];
  const where = kind === "organization" && action === "create" ? null : organization;
  if (permission === undefined || judged.permissions(where).has(permission)) return [];
  const message = `You may not ${verbs[action]} this: it takes ${permission}. Ask somebody who has it.`;
  return [{ code: "FORBIDDEN", message, address, place }];
}

/** Changes that the viewer could nowhere in the organization make. */
export const problemsOfRights = (judged: Judged): Problem[] =>
  [...judged.changes.values()].flatMap((change) => problemOf(judged, change));
