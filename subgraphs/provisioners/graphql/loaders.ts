import type DataLoader from "dataloader";
import type { ActionContext } from "../../../foundation/actions/action-context.js";
import { listJobLogs, type KeptJobLogLine, type LogWindow } from "../../../foundation/job-queue/job-logs.js";
import { listPendingJobs, type PendingJobsRow } from "../../../foundation/job-queue/list-pending-jobs.js";
import { listCurrentJobs, listJobs, listPreviousJobs, type JobRow } from "../../../foundation/job-queue/read-jobs.js";
import { visibleOrganizations } from "../../../foundation/rbac/visibility.js";
import { byId } from "../../../foundation/subgraph-kit/by-id.js";
import { byName } from "../../../foundation/subgraph-kit/by-name.js";
import { manyBy } from "../../../foundation/subgraph-kit/many-by.js";
import { listContenders, type ContenderRow } from "../store/contenders.js";
import { listDaemons, type DaemonRow } from "../store/daemons.js";
import { listKeys, listKeysByName, listKeysOf, type KeyRow } from "../store/keys.js";

export type { DaemonRow, JobRow, KeyRow, LogWindow };

/** What this subgraph reads by id, once a request; what the actor may not see is not there. */
export type Loaders = ReturnType<typeof createLoaders>;

/** Lines by job, one statement for all jobs of which the same window is asked. */
function createLogLoaders({ database }: ActionContext) {
  const loaders = new Map<string, DataLoader<string, KeptJobLogLine[]>>();
  return (window: LogWindow): DataLoader<string, KeptJobLogLine[]> => {
    const key = JSON.stringify(window);
    const loader =
      loaders.get(key) ??
      manyBy<KeptJobLogLine>(
        ({ jobId }) => jobId,
        (ids) => listJobLogs(database, ids, window),
      );
    loaders.set(key, loader);
    return loader;
  };
}

export function createLoaders(context: ActionContext) {
  const { database, actor } = context;
  const readable = visibleOrganizations(actor, "PROVISIONER_READ");
  const readableJobs = visibleOrganizations(actor, "PROVISIONER_JOB_READ");
  return {
    key: byId((ids) => listKeys(database, ids, readable)),
    keyByName: byName<KeyRow>(
      ({ organizationId, name }) => ({ parentId: organizationId, name }),
      (keys) => listKeysByName(database, keys, readable),
    ),
    /** Of an organization; the asker says who may know. */
    keysOf: manyBy<KeyRow>(
      ({ organizationId }) => organizationId,
      (ids) => listKeysOf(database, ids),
    ),
    daemon: byId((ids) => listDaemons(database, ids, readable)),
    job: byId((ids) => listJobs(database, ids, readableJobs)),
    /** Of a daemon. */
    currentJob: byId((ids) => listCurrentJobs(database, ids)),
    previousJob: byId((ids) => listPreviousJobs(database, ids)),
    /** Of an organization: its daemons that may be given jobs, and what waits for them; the asker says who may know. */
    contenders: manyBy<ContenderRow>(
      ({ organizationId }) => organizationId,
      (ids) => listContenders(database, ids, context.clock.now()),
    ),
    pendingJobs: manyBy<PendingJobsRow>(
      ({ organizationId }) => organizationId,
      (ids) => listPendingJobs(database, ids),
    ),
    logs: createLogLoaders(context),
  };
}
