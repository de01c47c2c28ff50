import { z } from "zod";
import { organizationSchema } from "./organization-schema.js";
import { siteSchema } from "./site-schema.js";

/** A value that `${name}` stands for: whatever YAML can say. */
const variables = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/, "is no name of a variable"), z.json())
  .describe("Values that ${name} stands for; they may say ${…} themselves.");

/** What every document of the manifest shares. */
export const manifestSchema = z
  .strictObject({
    kind: z.literal("Manifest"),
    label: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is no valid label: lower-case letters, digits and single hyphens")
      .max(64)
      .optional()
      .describe("What is made is owned by it, and can be pruned by it once it is no longer named."),
    variables: variables.optional(),
  })
  .describe("What holds for all documents. Several may say different parts of it.");

const many = {
  kind: z.literal("Organization"),
  variables: variables.optional(),
  forEach: z
    .record(z.string(), variables.nullable())
    .optional()
    .describe("This document once for each entry: ${key} is its key, and its variables win over all others."),
};

/** One document as it is written; an organization may be written once for many. */
export const documentSchema = z
  .discriminatedUnion("kind", [
    manifestSchema,
    z.strictObject({ ...many, ...organizationSchema.shape, name: organizationSchema.shape.name.optional() }),
    z.strictObject({ kind: z.literal("Site"), variables: variables.optional(), ...siteSchema.shape }),
  ])
  .describe("One document of an orgplane manifest.");

export const documentKinds = ["Manifest", "Organization", "Site"] as const;
export type DocumentKind = (typeof documentKinds)[number];
