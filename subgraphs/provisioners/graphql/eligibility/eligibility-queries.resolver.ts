import { Arg, ID, Query, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { ProvisionerEligibility } from "./provisioner-eligibility.type.js";

@Resolver()
export class EligibilityQueriesResolver {
  @RequiresPermission("PROVISIONER_READ", { object: "organizationId" })
  @Query(() => ProvisionerEligibility, {
    nullable: true,
    description: "Could a job with these tags run in this organization, and where would it wait?",
  })
  provisionerEligibility(
    @Arg("organizationId", () => ID, { description: "Global id of the organization whose daemons are considered." })
    _organizationId: string,
    @Arg("tags", () => JSONObject, {
      nullable: true,
      description: "Tags of the imagined job, names to values; absent for a job without tags.",
    })
    _tags: Record<string, unknown> | null | undefined,
  ): never {
    return notImplemented("Query.provisionerEligibility");
  }
}
