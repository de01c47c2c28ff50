import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { PendingJobsRow } from "../../../../foundation/job-queue/list-pending-jobs.js";
import type { JobRow } from "../../../../foundation/job-queue/read-jobs.js";
import type { Tags } from "../../../../foundation/tags/read-tags.js";
import { daemonStatus } from "../../rules/daemon-status.js";
import { decideEligibility, type Contender, type Eligibility } from "../../rules/eligibility/decide-eligibility.js";
import { queuePlace, type QueuePlace } from "../../rules/eligibility/queue-place.js";
import type { ContenderRow } from "../../store/contenders.js";

type Timed = Pick<ActionContext, "clock">;

const contendersOf = ({ clock }: Timed, daemons: readonly ContenderRow[]): Contender[] =>
  daemons.map((daemon) => ({ ...daemon, status: daemonStatus(daemon, clock.now()) }));

/** Could one of these daemons, all of an organization's, take a job with these tags? */
export const eligibilityFor = (context: Timed, tags: Tags, daemons: readonly ContenderRow[]): Eligibility =>
  decideEligibility(tags, contendersOf(context, daemons));

/** Where a job stands among those that wait in its organization; null for one that does not wait any more. */
export const placeOf = (
  context: Timed,
  { id, tags }: JobRow,
  { daemons, pending }: { daemons: readonly ContenderRow[]; pending: readonly PendingJobsRow[] },
): QueuePlace | null => queuePlace({ id, tags: tags as Tags }, contendersOf(context, daemons), pending);
