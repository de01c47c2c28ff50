import { Arg, Args, FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { Organization } from "../stubs/organization.stub.js";
import { ProvisionerDaemonFilter } from "./provisioner-daemon-filter.input.js";
import { ProvisionerDaemonConnection } from "./provisioner-daemon.connection.js";

@Resolver(() => Organization)
export class OrganizationDaemonsResolver {
  @FieldResolver(() => ProvisionerDaemonConnection, {
    nullable: true,
    description: "§Organization.provisionerDaemons§",
  })
  provisionerDaemons(
    @Root() _organization: { id: string },
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => ProvisionerDaemonFilter, {
      nullable: true,
      description: "§Organization.provisionerDaemons(filter:)§",
    })
    _filter: ProvisionerDaemonFilter | null | undefined,
  ): never {
    return notImplemented("Organization.provisionerDaemons");
  }
}
