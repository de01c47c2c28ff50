import type { ActionContext } from "../../../../foundation/actions/action-context.js";
import type { UserErrorValue } from "../../../../foundation/errors/user-errors.js";
import { decide } from "../../../../foundation/rbac/decide.js";
import { resourceOf } from "../../../../foundation/rbac/resource-of.js";
import type { Tags } from "../../../../foundation/tags/read-tags.js";
import { warningsOfWait, type Eligibility } from "../../rules/workspaces/warnings-of-wait.js";

/** Lent by the process: daemons belong to a subgraph above this one. */
export type ReadEligibility = (organizationId: string, tags: Tags) => Promise<Eligibility>;

/** A use case that orders builds and says what they wait for. */
export interface BuildContext extends ActionContext {
  readEligibility: ReadEligibility;
}

interface OrderedBuild {
  organizationId: string;
  tags: Tags;
}

/** What stands in the way of a build that was ordered; nothing for whoever may not see the organization's daemons. */
export async function readWarnings(
  { actor, readEligibility }: BuildContext,
  { organizationId, tags }: OrderedBuild,
): Promise<UserErrorValue[]> {
  if (!decide(actor, "PROVISIONER_READ", resourceOf({ organizationId }))) return [];
  return warningsOfWait(await readEligibility(organizationId, tags));
}
