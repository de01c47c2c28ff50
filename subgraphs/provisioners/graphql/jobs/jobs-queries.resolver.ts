import { Arg, Args, Query, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { ProvisionerJobFilter } from "./provisioner-job-filter.input.js";
import { ProvisionerJobConnection } from "./provisioner-job.connection.js";

@Resolver()
export class JobsQueriesResolver {
  @Query(() => ProvisionerJobConnection, { nullable: true, description: "§Query.provisionerJobs§" })
  provisionerJobs(
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => ProvisionerJobFilter, { nullable: true, description: "§Query.provisionerJobs(filter:)§" })
    _filter: ProvisionerJobFilter | null | undefined,
  ): never {
    return notImplemented("Query.provisionerJobs");
  }
}
