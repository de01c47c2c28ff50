import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { ProvisionersContext } from "../context.js";
import { loadJobs } from "./load-jobs.js";
import { ProvisionerJobFilter } from "./provisioner-job-filter.input.js";
import { ProvisionerJobConnection } from "./provisioner-job.connection.js";

@Resolver()
export class JobsQueriesResolver {
  @RequiresPermission("PROVISIONER_JOB_READ", { scope: "OWNER" })
  @Query(() => ProvisionerJobConnection, {
    nullable: true,
    description: "Jobs of the whole deployment that the actor may read, the newest first.",
  })
  provisionerJobs(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => ProvisionerJobFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every job.",
    })
    filter: ProvisionerJobFilter | null | undefined,
    @Ctx() context: ProvisionersContext,
  ) {
    return loadJobs(context, { page, filter });
  }
}
