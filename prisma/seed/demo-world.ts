import type { Permission } from "../../foundation/rbac/permissions.js";
import type { OrganizationRoleName, SiteRoleName } from "../../foundation/rbac/built-in-roles.js";

/** A group with the credits a day that it gives, and who is in it. */
export interface DemoGroup {
  name: string;
  displayName: string;
  quotaAllowance: number;
  members: readonly string[];
  /** The value of the `memberOf` claim that leads into it. */
  claimValue: string;
}

/** A template in demo-templates/, and the workspaces made from it. */
export interface DemoTemplate {
  name: string;
  displayName: string;
  description: string;
  files: "echo" | "terraform";
  /** Name of each workspace, by the username of its owner. */
  workspaces: Readonly<Record<string, string>>;
}

/** A custom role, as docs/recipes/make-a-role.md makes it. */
export interface DemoRole {
  name: string;
  displayName: string;
  organizationPermissions: readonly Permission[];
}

export interface DemoOrganization {
  name: string;
  displayName: string;
  description: string;
  /** Credits a day that every member has. */
  everyoneAllowance: number;
  groups: readonly DemoGroup[];
  templates: readonly DemoTemplate[];
  roles?: readonly DemoRole[];
}

/** Of the whole deployment; they belong to the default organization only. */
export const siteUsers: Readonly<Record<string, SiteRoleName>> = {
  owner: "owner",
  "user-admin": "user-admin",
  "template-admin": "template-admin",
  auditor: "auditor",
};

/** In each organization there is one user for each of these, called `<organization>-<suffix>`. */
export const organizationUsers: Readonly<Record<string, readonly OrganizationRoleName[]>> = {
  admin: ["organization-admin", "organization-workspace-access"],
  "template-admin": ["organization-template-admin", "organization-workspace-access"],
  "user-admin": ["organization-user-admin"],
  auditor: ["organization-auditor"],
  member: ["organization-workspace-access"],
  "member-2": ["organization-workspace-access"],
};

/** Service accounts, by name, with the organization that each belongs to and the roles that it has there. */
export const serviceAccounts: Readonly<Record<string, { organization: string; roles: readonly string[] }>> = {
  "raptix-ci": { organization: "raptix", roles: ["template-pusher"] },
};

/** Roles that the built-in ones do not have: for who looks after daemons, who keeps templates, and what pushes them. */
export const demoRoles: readonly DemoRole[] = [
  {
    name: "provisioner-admin",
    displayName: "Provisioner Admin",
    organizationPermissions: [
      "PROVISIONER_READ",
      "PROVISIONER_CREATE",
      "PROVISIONER_DELETE",
      "PROVISIONER_JOB_READ",
      "PROVISIONER_JOB_UPDATE",
    ],
  },
  {
    name: "template-editor",
    displayName: "Template Editor",
    organizationPermissions: [
      "TEMPLATE_READ",
      "TEMPLATE_USE",
      "TEMPLATE_UPDATE",
      "TEMPLATE_VIEW_INSIGHTS",
      "PROVISIONER_JOB_READ",
    ],
  },
  {
    name: "template-pusher",
    displayName: "Template Pusher",
    organizationPermissions: ["TEMPLATE_READ", "TEMPLATE_CREATE", "TEMPLATE_UPDATE", "PROVISIONER_JOB_READ"],
  },
];

/** A company with several platform teams; the first organization is the default one. */
export const demoOrganizations: readonly DemoOrganization[] = [
  {
    name: "megaco",
    displayName: "MegaCo",
    description: "The company's own developers.",
    everyoneAllowance: 10,
    groups: [
      {
        name: "frontend",
        displayName: "Frontend",
        quotaAllowance: 20,
        members: ["megaco-member"],
        claimValue: "cn=frontend,ou=megaco",
      },
      {
        name: "backend",
        displayName: "Backend",
        quotaAllowance: 40,
        members: ["megaco-member", "megaco-member-2"],
        claimValue: "cn=backend,ou=megaco",
      },
    ],
    templates: [
      {
        name: "docs-site",
        displayName: "Documentation site",
        description: "A preview of the handbook. Needs no infrastructure.",
        files: "echo",
        workspaces: { "megaco-member": "handbook" },
      },
      {
        name: "web-service",
        displayName: "Web service",
        description: "A service with its database, built by Terraform.",
        files: "terraform",
        workspaces: { "megaco-member-2": "checkout" },
      },
    ],
  },
  {
    name: "raptix",
    displayName: "Raptix",
    description: "Acquired last year; keeps its own cloud and its own templates.",
    everyoneAllowance: 5,
    roles: demoRoles,
    groups: [
      {
        name: "mobile",
        displayName: "Mobile",
        quotaAllowance: 30,
        members: ["raptix-member", "raptix-member-2"],
        claimValue: "cn=mobile,ou=raptix",
      },
    ],
    templates: [
      {
        name: "scratchpad",
        displayName: "Scratchpad",
        description: "A place to try things. Needs no infrastructure.",
        files: "echo",
        workspaces: { "raptix-member": "sketch" },
      },
      {
        name: "app-builder",
        displayName: "App builder",
        description: "Builds the mobile app, in Raptix' own cloud.",
        files: "terraform",
        workspaces: { "raptix-member-2": "nightly" },
      },
    ],
  },
  {
    name: "ml-platform",
    displayName: "ML Platform",
    description: "Notebooks and training machines with GPUs.",
    everyoneAllowance: 0,
    groups: [
      {
        name: "gpu-users",
        displayName: "GPU users",
        quotaAllowance: 200,
        members: ["ml-platform-member", "ml-platform-member-2"],
        claimValue: "cn=gpu,ou=ml",
      },
    ],
    templates: [
      {
        name: "notebook",
        displayName: "Notebook",
        description: "A small notebook without a GPU. Needs no infrastructure.",
        files: "echo",
        workspaces: { "ml-platform-member": "tutorial" },
      },
      {
        name: "gpu-trainer",
        displayName: "GPU trainer",
        description: "A training machine with its data volume.",
        files: "terraform",
        workspaces: { "ml-platform-member-2": "baseline" },
      },
    ],
  },
];
