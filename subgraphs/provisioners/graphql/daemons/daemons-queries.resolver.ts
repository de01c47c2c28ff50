import { Arg, Args, Query, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { ProvisionerDaemonFilter } from "./provisioner-daemon-filter.input.js";
import { ProvisionerDaemonConnection } from "./provisioner-daemon.connection.js";

@Resolver()
export class DaemonsQueriesResolver {
  @Query(() => ProvisionerDaemonConnection, { nullable: true, description: "§Query.provisionerDaemons§" })
  provisionerDaemons(
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => ProvisionerDaemonFilter, {
      nullable: true,
      description: "§Query.provisionerDaemons(filter:)§",
    })
    _filter: ProvisionerDaemonFilter | null | undefined,
  ): never {
    return notImplemented("Query.provisionerDaemons");
  }
}
