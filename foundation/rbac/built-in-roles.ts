import { allPermissions, permissionsAbout as all, type Permission } from "./permissions.js";
import type { RoleDefinition } from "./role-definition.js";

const except = (given: readonly Permission[], ...taken: Permission[]): Permission[] =>
  given.filter((permission) => !taken.includes(permission));

/** Held by credentials of their own kind, never by a role. */
export const machineOnly: readonly Permission[] = ["PROVISIONER_JOB_RUN", "WORKSPACE_PROXY_REPORT"];
const everything = except(allPermissions, ...machineOnly);

const template = all("TEMPLATE");
const workspace = all("WORKSPACE");
const provisioner = all("PROVISIONER");
const people: Permission[] = ["GROUP_READ", "GROUP_MEMBER_READ", "ORGANIZATION_READ", "ORGANIZATION_MEMBER_READ"];
const sync: Permission[] = ["IDENTITY_SYNC_READ", "IDENTITY_SYNC_UPDATE"];
const member = all("ORGANIZATION_MEMBER");
const group = all("GROUP", "GROUP_MEMBER");
const organizationRole: Permission[] = [
  "ORGANIZATION_ROLE_READ",
  "ORGANIZATION_ROLE_ASSIGN",
  "ORGANIZATION_ROLE_UNASSIGN",
];
/** What belongs to the whole deployment, so that no organization's role can give it. */
export const siteOnly: readonly Permission[] = [
  ...all("USER", "ACCESS_TOKEN", "SITE_ROLE", "IDENTITY_PROVIDER", "WORKSPACE_PROXY"),
  "ORGANIZATION_CREATE",
];
const none = { site: [], organization: [], owner: [], denied: [] };

/** Given at the site. `member` is everybody's. */
export const siteRoles = {
  owner: { ...none, displayName: "Owner", site: everything },
  auditor: {
    ...none,
    displayName: "Auditor",
    site: [
      "AUDIT_LOG_READ",
      "TEMPLATE_READ",
      "TEMPLATE_VIEW_INSIGHTS",
      "USER_READ",
      "ORGANIZATION_ROLE_READ",
      ...people,
    ],
  },
  "template-admin": {
    ...none,
    displayName: "Template Admin",
    site: [
      ...template,
      "WORKSPACE_READ",
      ...provisioner,
      "PROVISIONER_JOB_READ",
      "USER_READ",
      "ORGANIZATION_ROLE_READ",
      ...people,
    ],
  },
  "user-admin": {
    ...none,
    displayName: "User Admin",
    site: [...all("USER", "SITE_ROLE"), ...organizationRole, ...group, "ORGANIZATION_READ", ...member, ...sync],
  },
  member: {
    ...none,
    displayName: "Member",
    site: ["SITE_ROLE_READ", "WORKSPACE_PROXY_READ"],
    owner: ["USER_READ", "USER_READ_PERSONAL", "USER_UPDATE_PERSONAL", ...all("ACCESS_TOKEN")],
  },
} as const satisfies Record<string, RoleDefinition>;

/** Given in one organization. `organization-member` is every member's. */
export const organizationRoles = {
  "organization-admin": {
    ...none,
    displayName: "Organization Admin",
    site: ["USER_READ"],
    organization: except(everything, ...siteOnly),
  },
  "organization-auditor": {
    ...none,
    displayName: "Organization Auditor",
    organization: ["AUDIT_LOG_READ", "TEMPLATE_READ", "TEMPLATE_VIEW_INSIGHTS", ...people],
  },
  "organization-user-admin": {
    ...none,
    displayName: "Organization User Admin",
    site: ["USER_READ"],
    organization: [...organizationRole, "ORGANIZATION_READ", ...member, ...group, ...sync],
  },
  "organization-template-admin": {
    ...none,
    displayName: "Organization Template Admin",
    organization: [
      ...template,
      "WORKSPACE_READ",
      ...people,
      ...provisioner,
      "PROVISIONER_JOB_READ",
      "PROVISIONER_JOB_UPDATE",
      "PROVISIONER_JOB_CREATE",
    ],
  },
  "organization-workspace-access": {
    ...none,
    displayName: "Workspace Access",
    owner: [...workspace, "PROVISIONER_READ", "PROVISIONER_JOB_READ"],
  },
  "organization-workspace-creation-ban": {
    ...none,
    displayName: "Workspace Creation Ban",
    denied: ["WORKSPACE_CREATE", "WORKSPACE_DELETE"],
  },
  "organization-member": {
    ...none,
    displayName: "Member",
    organization: ["PROVISIONER_READ", "ORGANIZATION_READ", "ORGANIZATION_ROLE_READ", "ORGANIZATION_MEMBER_READ"],
    owner: ["GROUP_READ", "GROUP_MEMBER_READ"],
  },
} as const satisfies Record<string, RoleDefinition>;

export type SiteRoleName = keyof typeof siteRoles;
export type OrganizationRoleName = keyof typeof organizationRoles;

/** Roles that come with being a user or a member; they are not stored and not assigned. */
export const impliedRoles: readonly string[] = ["member", "organization-member"];

export const defaultMemberRole: OrganizationRoleName = "organization-workspace-access";
