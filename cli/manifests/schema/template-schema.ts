import { z } from "zod";
import { secret, tags, text } from "./parts.js";

const seconds = (description: string) => z.int().min(0).optional().describe(`${description} In seconds; 0 for none.`);

const settings = z
  .strictObject({
    requireActiveVersion: z.boolean().optional().describe("Workspaces start on the active version."),
    allowUserCancelBuilds: z.boolean().optional().describe("May owners cancel their builds?"),
    allowUserAutostart: z.boolean().optional().describe("May owners start by schedule?"),
    allowUserAutostop: z.boolean().optional().describe("May owners say when a workspace stops?"),
    defaultTtlSeconds: seconds("How long a workspace runs."),
    failureTtlSeconds: seconds("How long a failed workspace stays."),
    dormantAfterSeconds: seconds("Unused for so long, a workspace is set aside …"),
    deleteDormantAfterSeconds: seconds("… and after so much longer deleted."),
    maxPortShareLevel: z.enum(["OWNER", "ORGANIZATION", "AUTHENTICATED", "PUBLIC"]).optional(),
  })
  .describe("Only those that are named here are managed.");

const accessRole = z.enum(["USE", "ADMIN"]);

export const templateSchema = z
  .strictObject({
    folder: z
      .string()
      .min(1)
      .optional()
      .describe("The folder of its files, relative to this one; a new content makes a new version, the active one."),
    variables: z
      .record(z.string(), z.union([z.string(), secret]))
      .optional()
      .describe("Values of its input variables; part of the content."),
    provisionerTags: tags.optional(),
    displayName: text(128, "As people read it.").optional(),
    description: text(128, "One line about it.").optional(),
    icon: text(2048, "A path or URL; empty for none.").optional(),
    settings: settings.optional(),
    access: z
      .strictObject({
        users: z.record(z.string(), accessRole).optional().describe("By username."),
        groups: z.record(z.string(), accessRole).optional().describe("By name; Everyone is every member."),
      })
      .optional()
      .describe("Who may use or administer it, beyond roles: the whole list. Empty: nobody."),
    deprecated: z
      .union([
        z.literal(false),
        z.strictObject({
          message: text(1024, "What its users read.", 1),
          successor: z
            .string()
            .min(1)
            .nullable()
            .optional()
            .describe("Name of the template that replaces it; organization/template for another organization's."),
        }),
      ])
      .optional()
      .describe("False: it is not deprecated."),
  })
  .describe("A template and its content.");
