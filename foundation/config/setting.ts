import { z } from "zod";

/** The processes that the project has, each with the settings that it reads. */
export type ProcessName = "serve" | "gateway" | "subgraph" | "provisioner" | "cli" | "testing";

/** One setting: what it takes, what it is for, and whose it is. */
export interface Setting {
  schema: z.ZodType;
  /** One sentence for docs/configuration.md. */
  description: string;
  /** Printed as dots. */
  isSecret?: boolean;
  processes: readonly ProcessName[];
}

/** Yes or no, in a text. The default is the setting's. */
export const flag = z.enum(["true", "false", "1", "0"]).transform((value) => value === "true" || value === "1");
