import type { DatabaseConnection } from "../../database/database-connection.js";
import { withDatabaseClient } from "../../database/database-connection.js";
import type { Log } from "../../log/log.js";
import type { SubgraphServices } from "../subgraph-services.js";
import type { PeriodicTask } from "./periodic-task.js";

/** What tasks are run with. */
export interface TaskRunner {
  services: SubgraphServices;
  /** Where the lock is held, by a connection of its own: PostgreSQL lets it go if the process dies. */
  connection: DatabaseConnection;
  log: Log;
}

/** `elsewhere`: another process is at it. `failed`: the log says why, and the next run tries again. */
export type TaskOutcome = "done" | "elsewhere" | "failed";

const lockSql = "select pg_try_advisory_lock(hashtextextended($1, 0)) as held";

/** Runs a task once, unless another process is just running it. Never throws. */
export async function runTask(task: PeriodicTask, { services, connection, log }: TaskRunner): Promise<TaskOutcome> {
  try {
    return await withDatabaseClient(connection, async (client) => {
      const { rows } = await client.query<{ held: boolean }>(lockSql, [`orgplane task ${task.name}`]);
      if (!rows[0]?.held) return "elsewhere";
      await task.run(services);
      return "done";
    });
  } catch (error) {
    log.error({ task: task.name, err: error }, "a periodic task failed; it is tried again");
    return "failed";
  }
}
