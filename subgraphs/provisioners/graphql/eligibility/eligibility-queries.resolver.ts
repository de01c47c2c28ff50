import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { readId } from "../../../../foundation/ids/read-id.js";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import type { ProvisionersContext } from "../context.js";
import { readTagArgument } from "../read-tag-argument.js";
import { loadEligibility } from "./load-wait.js";
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
    organizationId: string,
    @Arg("tags", () => JSONObject, {
      nullable: true,
      description: "Tags of the imagined job, names to values; absent for a job without tags.",
    })
    tags: Record<string, unknown> | null | undefined,
    @Ctx() context: ProvisionersContext,
  ) {
    const id = readId("Organization", organizationId, "organizationId");
    return loadEligibility(context, id, readTagArgument(tags, "tags") ?? {});
  }
}
