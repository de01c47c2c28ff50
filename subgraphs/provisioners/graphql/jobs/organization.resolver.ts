import { Arg, Args, FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { Organization } from "../stubs/organization.stub.js";
import { ProvisionerJobFilter } from "./provisioner-job-filter.input.js";
import { ProvisionerJobConnection } from "./provisioner-job.connection.js";

@Resolver(() => Organization)
export class OrganizationJobsResolver {
  @FieldResolver(() => ProvisionerJobConnection, { nullable: true, description: "§Organization.provisionerJobs§" })
  provisionerJobs(
    @Root() _organization: { id: string },
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => ProvisionerJobFilter, {
      nullable: true,
      description: "§Organization.provisionerJobs(filter:)§",
    })
    _filter: ProvisionerJobFilter | null | undefined,
  ): never {
    return notImplemented("Organization.provisionerJobs");
  }
}
