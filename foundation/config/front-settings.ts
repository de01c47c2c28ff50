import { z } from "zod";
import { flag, type Setting } from "./setting.js";

const processes: Setting["processes"] = ["serve", "gateway"];

/** Which operations the gateway accepts, and what it shows of its schema. */
export const frontSettings = {
  ORGPLANE_OPERATIONS: {
    schema: z.enum(["any", "trusted", "unpersisted"]).default("any"),
    description:
      "`any`: every operation, and clients may have theirs kept and send its hash (automatic persisted queries). `trusted`: those of ORGPLANE_TRUSTED_OPERATIONS alone, by text or id. `unpersisted`: every operation, by its text alone.",
    processes,
  },
  ORGPLANE_TRUSTED_OPERATIONS: {
    schema: z.string().min(1).optional(),
    description:
      "A file of operations that are found by their id: a manifest in Apollo's format, or a JSON object of texts by their SHA-256.",
    processes,
  },
  ORGPLANE_INTROSPECTION: {
    schema: flag.default(true),
    description: "`false` answers no question about the schema, and makes no suggestions from it.",
    processes,
  },
  ORGPLANE_EXPLORER: {
    schema: flag.default(true),
    description: "`false` serves no page to try queries on at `/`.",
    processes,
  },
} as const satisfies Record<string, Setting>;
