import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { violatedConstraint } from "../../../../foundation/database/violated-constraint.js";
import { newId } from "../../../../foundation/ids/new-id.js";
import { emptyPlan } from "../../rules/sync/sync-plan.js";
import { recordRuns, type RunRecord, type RunTrigger } from "../../store/runs.js";

/** What an administrator may read of a fault: never a statement or a value. */
function inWords(error: unknown): string {
  const constraint = violatedConstraint(error);
  if (constraint) return `The database refused a change (${constraint}); nothing was changed. Sync again.`;
  return `Something went wrong on our side (${error instanceof Error ? error.name : "unknown"}); nothing was changed. Sync again.`;
}

/** Keeps a sync that failed as a run of its own, after its transaction has undone everything. */
export async function keepFailure(
  context: ActionContext,
  { userId, trigger, startedAt, error }: { userId: string; trigger: RunTrigger; startedAt: Date; error: unknown },
): Promise<RunRecord> {
  const durationMs = context.clock.now().getTime() - startedAt.getTime();
  const said = { id: newId<"IdentitySyncRun">(), userId, trigger, startedAt, durationMs };
  const run: RunRecord = { ...said, status: "FAILED", plan: emptyPlan, error: inWords(error) };
  await recordRuns(context.database, [run]);
  return run;
}
