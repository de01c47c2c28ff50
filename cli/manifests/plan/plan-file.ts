import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { DesiredState } from "../desire/desired-state.js";
import type { Change, Plan } from "./plan.js";
import type { PlanOptions } from "./plan-changes.js";

/** A plan that was kept, to be applied as it is or not at all. Secrets are in it by reference only. */
export interface PlanFile {
  format: 1;
  endpoint: string;
  options: PlanOptions;
  desired: DesiredState;
  changes: Change[];
}

const planFileSchema = z.looseObject({
  format: z.literal(1),
  endpoint: z.string(),
  options: z.looseObject({ prune: z.boolean() }),
  desired: z.looseObject({ resources: z.array(z.looseObject({})) }),
  changes: z.array(z.looseObject({ address: z.string() })),
});

/** A kept plan, or null for a text that is none. */
export function readPlanFile(text: string): PlanFile | null {
  try {
    return (planFileSchema.safeParse(JSON.parse(text)).data as unknown as PlanFile | undefined) ?? null;
  } catch {
    return null;
  }
}

export const planFileOf = (file: Omit<PlanFile, "format">): string => `${JSON.stringify({ format: 1, ...file })}\n`;

/** Do both change the same, from the same to the same? What a manifest does not manage has no part in it. */
export const isSamePlan = (shown: readonly Change[], now: Plan): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(shown)), JSON.parse(JSON.stringify(now.changes)));
