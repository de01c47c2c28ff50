/** The prefix of each node type's global ids, which so say their own type. */
export const prefixes = {
  Organization: "org",
  User: "usr",
  OrganizationMember: "mem",
  Group: "grp",
  Role: "role",
  AccessToken: "tok",
  AuditEntry: "aud",
  IdentityProvider: "idp",
  IdentitySyncRun: "run",
  IdentityResync: "rsn",
  // No node, but actor tokens and audit rows name it.
  Session: "ses",
  Template: "tpl",
  TemplateVersion: "tv",
  Workspace: "ws",
  WorkspaceBuild: "wb",
  WorkspaceProxy: "prx",
  ProvisionerKey: "pkey",
  ProvisionerDaemon: "dmn",
  ProvisionerJob: "job",
} as const;

/** A type that implements Node. */
export type NodeType = keyof typeof prefixes;
