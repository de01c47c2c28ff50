import { z } from "zod";
import type { Setting } from "./setting.js";

const processes: Setting["processes"] = ["serve", "subgraph"];

/** How long things wait, and how long they are kept. */
export const lifetimeSettings = {
  ORGPLANE_JOB_UNSERVED_AFTER_SECONDS: {
    schema: z.coerce.number().int().min(60).max(604_800).default(1_800),
    description: "How long a job waits for a provisioner daemon that may take it before it is failed, with the reason.",
    processes,
  },
  ORGPLANE_SYNC_RUNS_KEPT_DAYS: {
    schema: z.coerce.number().int().min(1).max(3_650).default(90),
    description: "How long runs of the identity sync are kept. Each user's last one stays, however old it is.",
    processes,
  },
} satisfies Record<string, Setting>;
