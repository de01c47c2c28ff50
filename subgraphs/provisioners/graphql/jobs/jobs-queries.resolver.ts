import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { ProvisionersContext } from "../context.js";
import { loadJobs } from "./load-jobs.js";
import { ProvisionerJobFilter } from "./provisioner-job-filter.input.js";
import { ProvisionerJobConnection } from "./provisioner-job.connection.js";

@Resolver()
export class JobsQueriesResolver {
  @Query(() => ProvisionerJobConnection, { nullable: true, description: "§Query.provisionerJobs§" })
  provisionerJobs(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => ProvisionerJobFilter, { nullable: true, description: "§Query.provisionerJobs(filter:)§" })
    filter: ProvisionerJobFilter | null | undefined,
    @Ctx() context: ProvisionersContext,
  ) {
    return loadJobs(context, { page, filter });
  }
}
