import { z } from "zod";
import { machineOnly, siteOnly } from "../../../foundation/rbac/built-in-roles.js";
import { allPermissions, type Permission } from "../../../foundation/rbac/permissions.js";
import { names, secretFile, slug, tags, text } from "./parts.js";
import { groupSyncSchema, roleSyncSchema } from "./sync-schema.js";
import { templateSchema } from "./template-schema.js";

/** What a role of an organization can give. */
const grantable = allPermissions.filter((each) => !siteOnly.includes(each) && !machineOnly.includes(each));
const permission = z.enum(grantable as [Permission, ...Permission[]]);

const group = z
  .strictObject({
    displayName: text(255, "As people read it.", 1).optional(),
    avatarUrl: text(2048, "Its picture; empty for none.").optional(),
    quotaAllowance: z.int().min(0).optional().describe("Credits a day that each member gains by it."),
    members: names("Usernames.").optional(),
  })
  .describe("Everyone is the group that every member is in: its allowance alone can be managed.");

const role = z
  .strictObject({
    displayName: text(64, "As people read it.", 1).optional(),
    organizationPermissions: z.array(permission).optional().describe("On what the organization owns. The whole list."),
    ownerPermissions: z.array(permission).optional().describe("On what the member owns. The whole list."),
  })
  .describe("A custom role.");

const keyName = text(64, "Unique here; in lower case.", 1).refine(
  (name) => name === name.toLowerCase(),
  "is kept in lower case: write it so",
);

const provisionerKey = z
  .strictObject({
    tags: tags.optional(),
    expiresAt: z.iso.datetime({ offset: true }).optional().describe("RFC 3339."),
    secretFile: secretFile.optional(),
  })
  .describe("A key's tags and expiry never change: another key is another name.");

export const organizationSchema = z
  .strictObject({
    name: slug("Unique."),
    displayName: text(64, "As people read it.", 1).optional(),
    description: text(4096, "What it is for.").optional(),
    icon: text(2048, "A path or URL; empty for none.").optional(),
    defaultMemberRoles: names("Built-in roles that every new member gets.").optional(),
    members: z
      .record(z.string(), z.array(z.string().min(1)).nullable())
      .optional()
      .describe("Roles by username, null for whatever they are: the whole list. Who is not in it leaves."),
    groups: z.record(text(255, "Unique here.", 1), group.nullable()).optional().describe("By name."),
    roles: z.record(slug("Unique here."), role.nullable()).optional().describe("Custom roles, by name."),
    groupSync: groupSyncSchema.optional(),
    roleSync: roleSyncSchema.optional(),
    templates: z.record(slug("Unique here."), templateSchema.nullable()).optional().describe("By name."),
    provisionerKeys: z.record(keyName, provisionerKey.nullable()).optional().describe("By name."),
  })
  .describe("What is absent is not managed; an empty list is managed and empty.");

export type OrganizationSpec = z.output<typeof organizationSchema>;
