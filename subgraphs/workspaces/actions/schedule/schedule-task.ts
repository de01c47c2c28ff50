import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { ActorServices } from "../../../../foundation/subgraph-kit/subgraph-services.js";
import type { PeriodicTask } from "../../../../foundation/subgraph-kit/tasks/periodic-task.js";
import { listDueIds } from "../../store/due-workspaces.js";
import { runDue } from "./run-due.js";

const everyMs = 15_000;

const contextOf = ({ database, clock }: ActorServices): ActionContext => ({
  database,
  clock,
  actor: { kind: "system", name: "scheduler" },
  requestId: "scheduler",
  ipAddress: null,
});

/** Does what is due for every workspace. One that fails is no obstacle for the others; its error is thrown in the end. */
export async function runSchedule(services: ActorServices): Promise<void> {
  const context = contextOf(services);
  const errors: unknown[] = [];
  for (const id of await listDueIds(services.database, services.clock.now())) {
    await runDue(context, id).catch((error: unknown) => errors.push(error));
  }
  if (errors.length > 0) throw new AggregateError(errors, `${String(errors.length)} workspaces were passed over`);
}

/** Starts and stops workspaces by their times, sets unused ones aside, and deletes those that nobody came back for. */
export const scheduleTask: PeriodicTask = { name: "workspaces: run the schedule", everyMs, run: runSchedule };
