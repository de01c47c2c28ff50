import {
  jobConditions,
  jobList,
  organizationJobList,
  type JobSelection,
} from "../../../../foundation/job-queue/job-lists.js";
import type { Actor } from "../../../../foundation/rbac/actor.js";
import { visibleOrganizations } from "../../../../foundation/rbac/visibility.js";

/** The jobs that the actor may read and the filter wants, of the deployment or of an organization. */
export const selectJobs = (actor: Actor, wanted: JobSelection, isOfOrganization: boolean) => ({
  source: isOfOrganization ? organizationJobList : jobList,
  conditions: jobConditions(wanted, visibleOrganizations(actor, "PROVISIONER_JOB_READ")),
});
