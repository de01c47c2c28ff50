import { z } from "zod";

const text = z.string();
/** A value of a parameter: written as YAML has it, kept as text. */
const value = z
  .union([z.string(), z.number(), z.boolean(), z.array(z.string())], "is text, a number, true, false or a list of text")
  .transform((given) => (Array.isArray(given) ? JSON.stringify(given) : String(given)));
const name = z.string().min(1, "is empty");
const credits = z.int("is a whole number of credits").min(0, "is not below 0");

const types = { string: "STRING", number: "NUMBER", bool: "BOOL", "list(string)": "LIST_OF_STRING" } as const;
const typeNames = ["string", "number", "bool", "list(string)"] as const;

const validation = z
  .strictObject({
    min: z.number(),
    max: z.number(),
    monotonic: z.enum(["increasing", "decreasing"]),
    regex: text,
    error: text,
  })
  .partial();

const parameter = z.strictObject({
  name,
  displayName: text.optional(),
  description: text.optional(),
  /** That of the Terraform variable unless given. */
  type: z
    .enum(typeNames, `is ${typeNames.join(", ")}`)
    .transform((type) => types[type])
    .optional(),
  default: value.optional(),
  mutable: z.boolean().default(false),
  ephemeral: z.boolean().default(false),
  options: z.array(z.strictObject({ name, value, description: text.optional(), icon: text.optional() })).default([]),
  validation: validation.optional(),
});

const preset = z.strictObject({ name, default: z.boolean().default(false), parameters: z.record(name, value) });

const resource = z.strictObject({
  type: name,
  name,
  icon: text.optional(),
  dailyCost: credits.default(0),
  /** Does it outlive a stop? */
  persistent: z.boolean().default(false),
  metadata: z.array(z.strictObject({ key: name, value: text, sensitive: z.boolean().default(false) })).default([]),
});

const cost = z.union(
  [z.strictObject({ address: name, dailyCost: credits }), z.strictObject({ type: name, dailyCost: credits })],
  "has either an address or a type, and a dailyCost",
);

/** What an echoed job does, for templates that show or test something. */
const script = z.strictObject({
  log: z.array(text).default([]),
  seconds: z.number().min(0).max(3600).default(0),
  /** The sentence that it fails with. */
  fail: text.optional(),
});

const echo = z.strictObject({ import: script, start: script, stop: script, delete: script }).partial();

/** template.yaml, as it is written; what a single value cannot say of itself is in faults-of-manifest.ts. */
export const manifestSchema = z.strictObject({
  executor: z.enum(["terraform", "echo"], 'is "terraform" or "echo"').default("terraform"),
  description: text.optional(),
  parameters: z.array(parameter).max(500, "has more than 500 parameters").default([]),
  presets: z.array(preset).max(100, "has more than 100 presets").default([]),
  tags: z.record(name, z.string("is text: write it in quotes")).default({}),
  resources: z.array(resource).default([]),
  costs: z.array(cost).default([]),
  echo: echo.default({}),
});

/** What a template says of itself, with all defaults in place. */
export type TemplateManifest = z.output<typeof manifestSchema>;
export type ManifestParameter = TemplateManifest["parameters"][number];
export type ManifestResource = TemplateManifest["resources"][number];
export type ManifestCost = TemplateManifest["costs"][number];
export type EchoScript = z.output<typeof script>;
