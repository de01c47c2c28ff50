import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import { jobChangesChannel } from "../../../../foundation/job-queue/job-log-feed.js";
import { listPendingJobs, type PendingJobsRow } from "../../../../foundation/job-queue/list-pending-jobs.js";
import { findJob, type JobRow } from "../../../../foundation/job-queue/read-jobs.js";
import type { Changes } from "../../../../foundation/streams/changes.js";
import type { Stream } from "../../../../foundation/streams/endable.js";
import { followState, type State } from "../../../../foundation/streams/follow-state.js";
import { SharedReads } from "../../../../foundation/streams/shared-reads.js";
import type { Ending } from "../../../../foundation/streams/ending.js";
import type { Tags } from "../../../../foundation/tags/read-tags.js";
import { listContenders, type ContenderRow } from "../../store/contenders.js";
import { eligibilityFor, placeOf } from "../eligibility/explain-wait.js";

/** Where an organization's UUID is told when who waits there, or who could take a job, has changed. Written by triggers. */
const queueChangesChannel = "orgplane_queue_changes";

/** What waits in an organization, and for whom. */
interface Queue {
  daemons: readonly ContenderRow[];
  pending: readonly PendingJobsRow[];
}

/** Jobs as they change, read once for all who follow in this process. */
export interface JobFeed {
  /** The job now, then at every change of status, queue position or eligibility; ends with the job. */
  follow(job: JobRow, signal: Ending | undefined): Stream<JobRow>;
}

type FeedServices = Pick<ActionContext, "database" | "clock"> & { changes: Changes };

export function createJobFeed(services: FeedServices): JobFeed {
  const { database, changes, clock } = services;
  const rows = new SharedReads<JobRow | null>(changes, jobChangesChannel);
  const queues = new SharedReads<Queue>(changes, queueChangesChannel);

  async function readQueue(organizationId: string): Promise<Queue> {
    const [daemons, pending] = await Promise.all([
      listContenders(database, [organizationId], clock.now()),
      listPendingJobs(database, [organizationId]),
    ]);
    return { daemons, pending };
  }

  /** Where it stands among those that wait, and who could take it. */
  async function describeWait(job: JobRow): Promise<unknown> {
    if (job.status !== "PENDING") return null;
    const queue = await queues.get(job.organizationId, "queue", () => readQueue(job.organizationId));
    return [placeOf(services, job, queue), eligibilityFor(services, job.tags as Tags, queue.daemons)];
  }

  async function read(id: string): Promise<State<JobRow> | null> {
    const job = await rows.get(id, "row", () => findJob(database, id));
    if (!job) return null;
    const { status, daemonId, error, errorCode, canceledAt, completedAt } = job;
    const compared = JSON.stringify([
      ...[status, daemonId, error, errorCode, canceledAt, completedAt],
      await describeWait(job),
    ]);
    return { value: job, compared, isLast: ["SUCCEEDED", "FAILED", "CANCELED"].includes(status) };
  }

  return {
    follow({ id, organizationId }, signal) {
      const topics = [
        { channel: jobChangesChannel, key: id },
        { channel: queueChangesChannel, key: organizationId },
      ];
      return followState({ changes, topics, read: () => read(id), signal });
    },
  };
}
