import { z } from "zod";
import { names, secret, secretFile, slug, text } from "./parts.js";
import { organizationSyncSchema, siteRoleSyncSchema } from "./sync-schema.js";

const identityProvider = z.strictObject({
  issuer: z.url().optional().describe("OpenID Connect issuer URL."),
  clientId: z.string().min(1).optional(),
  clientSecret: secret.optional(),
  scopes: names("OpenID Connect scopes.").optional(),
  enabled: z.boolean().optional(),
  allowSignUp: z.boolean().optional().describe("May a first sign-in create the user?"),
});

const workspaceProxy = z.strictObject({
  displayName: text(128, "As people read it.").optional(),
  icon: text(2048, "A path or URL; empty for none.").optional(),
  url: z.url().optional(),
  organizations: names("Names of the organizations that it serves.").nullable().optional().describe("Null: all."),
  secretFile: secretFile.optional(),
});

/** What belongs to no organization. */
export const siteSchema = z.strictObject({
  organizationSync: organizationSyncSchema.optional(),
  siteRoleSync: siteRoleSyncSchema.optional(),
  identityProviders: z.record(z.string().min(1), identityProvider.nullable()).optional().describe("By name."),
  workspaceProxies: z.record(slug("Unique."), workspaceProxy.nullable()).optional().describe("By name."),
});

export type SiteSpec = z.output<typeof siteSchema>;
