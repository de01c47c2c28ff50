import { z } from "zod";

/** The longest texts are the graph's; it says so too, but a manifest is told before anything is done. */
export const text = (atMost: number, description: string, atLeast = 0) =>
  z
    .string()
    .refine((value) => [...value].length <= atMost, `is longer than ${String(atMost)} characters`)
    .refine((value) => value.trim().length >= atLeast, "cannot be empty")
    .meta({ description, maxLength: atMost, ...(atLeast > 0 && { minLength: atLeast }) });

export const slug = (description: string) =>
  z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "is no valid name: lower-case letters, digits and single hyphens between them")
    .max(32)
    .describe(description);

/** A secret stands somewhere else: in a variable of the environment, or alone in a file. */
export const secret = z
  .strictObject({
    env: z.string().min(1).optional().describe("The variable of the environment that holds it."),
    file: z.string().min(1).optional().describe("The file that holds it and nothing else, relative to this one."),
  })
  .refine(({ env, file }) => (env === undefined) !== (file === undefined), "says one of env and file")
  .describe("Where the secret stands; a manifest never holds it.");

/** Where a secret that is shown once is written, with mode 0600; it is never written over. */
export const secretFile = z
  .string()
  .min(1)
  .describe("The file that its secret is written to, once; relative to this one. Without it the secret is printed.");

export const tags = z.record(z.string(), z.string()).describe("Provisioner tags: the whole map.");
export const names = (description: string) => z.array(z.string().min(1)).describe(`${description} The whole list.`);
