import type { Tags } from "../../../../foundation/tags/read-tags.js";
import { eligibilityFor, placeOf } from "../../actions/eligibility/explain-wait.js";
import type { ProvisionersContext } from "../context.js";
import type { JobRow } from "../loaders.js";

/** Could a job with these tags run in the organization? */
export async function loadEligibility(context: ProvisionersContext, organizationId: string, tags: Tags) {
  return eligibilityFor(context, tags, await context.loaders.contenders.load(organizationId));
}

/** Where a job stands in its queue; null unless it is pending. */
export async function loadPlace(context: ProvisionersContext, job: JobRow) {
  if (job.status !== "PENDING") return null;
  const [daemons, pending] = await Promise.all([
    context.loaders.contenders.load(job.organizationId),
    context.loaders.pendingJobs.load(job.organizationId),
  ]);
  return placeOf(context, job, { daemons, pending });
}
