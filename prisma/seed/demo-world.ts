import type { SiteRoleName } from "../../foundation/rbac/built-in-roles.js";

/** What the manifests beside this file do not say: users and workspaces are made by no manifest. */

/** The organization that a deployment is never without. */
export const defaultOrganization = "megaco";

/** Those who look after the whole deployment, by username. Whoever else the manifests name has no site role. */
export const siteRoles: Readonly<Record<string, SiteRoleName>> = {
  owner: "owner",
  "user-admin": "user-admin",
  "template-admin": "template-admin",
  auditor: "auditor",
};

/** Of the users that the manifests name, those who are programs. */
export const serviceAccounts: readonly string[] = ["raptix-ci"];

export interface DemoWorkspace {
  organization: string;
  template: string;
  /** Username. */
  owner: string;
  name: string;
}

/** In the order in which an organization's are made: what needs no program comes first, so that one soon runs. */
export const demoWorkspaces: readonly DemoWorkspace[] = [
  { organization: "megaco", template: "docs-site", owner: "megaco-member", name: "handbook" },
  { organization: "megaco", template: "web-service", owner: "megaco-member-2", name: "checkout" },
  { organization: "raptix", template: "scratchpad", owner: "raptix-member", name: "sketch" },
  { organization: "raptix", template: "app-builder", owner: "raptix-member-2", name: "nightly" },
  { organization: "ml-platform", template: "notebook", owner: "ml-platform-member", name: "tutorial" },
  { organization: "ml-platform", template: "gpu-trainer", owner: "ml-platform-member-2", name: "baseline" },
];
