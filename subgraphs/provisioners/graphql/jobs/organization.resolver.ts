import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { ProvisionersContext } from "../context.js";
import { Organization } from "../stubs/organization.stub.js";
import { loadJobs } from "./load-jobs.js";
import { ProvisionerJobFilter } from "./provisioner-job-filter.input.js";
import { ProvisionerJobConnection } from "./provisioner-job.connection.js";

@Resolver(() => Organization)
export class OrganizationJobsResolver {
  @RequiresPermission("ORGANIZATION_READ")
  @FieldResolver(() => ProvisionerJobConnection, {
    nullable: true,
    description: "The organization's template imports and workspace builds, the newest first.",
  })
  provisionerJobs(
    @Root() organization: { id: string },
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => ProvisionerJobFilter, {
      nullable: true,
      description: "Conditions that must all hold; `organizationId` may be left out here.",
    })
    filter: ProvisionerJobFilter | null | undefined,
    @Ctx() context: ProvisionersContext,
  ) {
    return loadJobs(context, { page, filter, organizationId: organization.id });
  }
}
