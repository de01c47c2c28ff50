import type { NodeType } from "./prefixes.js";

/** A UUID as the database has it, of one node type: ids of two types are not interchangeable. */
export type Id<Type extends NodeType> = string & { readonly __idOf: Type };

export type OrganizationId = Id<"Organization">;
export type UserId = Id<"User">;
export type MemberId = Id<"OrganizationMember">;
export type GroupId = Id<"Group">;
export type RoleId = Id<"Role">;
export type AccessTokenId = Id<"AccessToken">;
export type SessionId = Id<"Session">;
export type IdentityProviderId = Id<"IdentityProvider">;
export type IdentityResyncId = Id<"IdentityResync">;
export type TemplateId = Id<"Template">;
export type TemplateVersionId = Id<"TemplateVersion">;
export type WorkspaceId = Id<"Workspace">;
export type WorkspaceBuildId = Id<"WorkspaceBuild">;
export type WorkspaceProxyId = Id<"WorkspaceProxy">;
export type ProvisionerKeyId = Id<"ProvisionerKey">;
export type ProvisionerDaemonId = Id<"ProvisionerDaemon">;
export type JobId = Id<"ProvisionerJob">;
