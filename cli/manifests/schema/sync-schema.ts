import { z } from "zod";
import { names } from "./parts.js";

const mappingTo = (targets: string) =>
  z.record(z.string(), z.array(z.string().min(1))).describe(`${targets} by claim value: the whole mapping.`);

const shared = {
  claim: z.string().nullable().optional().describe("Name of the claim; null turns the sync off."),
  regexFilter: z.string().nullable().optional().describe("RE2, unanchored: only values that match are considered."),
  keepOnMissingClaim: z.boolean().optional().describe("Whose claim is absent now keeps what they have."),
};

export const groupSyncSchema = z
  .strictObject({
    ...shared,
    autoCreateMissing: z.boolean().optional().describe("Values that no group has make a group."),
    mapping: mappingTo("Names of groups").optional(),
  })
  .describe("Which groups a claim puts members into.");

export const roleSyncSchema = z
  .strictObject({ ...shared, mapping: mappingTo("Names of roles").optional() })
  .describe("Which roles of the organization a claim gives.");

export const organizationSyncSchema = z
  .strictObject({
    ...shared,
    assignDefault: z.boolean().optional().describe("Everybody is also in the default organization."),
    mapping: mappingTo("Names of organizations").optional(),
  })
  .describe("Which organizations a claim puts a user into.");

export const siteRoleSyncSchema = z
  .strictObject({
    ...shared,
    defaultRoles: names("Given to everybody while the sync is on.").optional(),
    matchByName: z.boolean().optional().describe("A value that equals a role's name gives that role."),
    mapping: mappingTo("Names of site roles").optional(),
  })
  .describe("Which site roles a claim gives.");
