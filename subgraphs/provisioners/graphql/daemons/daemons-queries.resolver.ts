import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { ProvisionersContext } from "../context.js";
import { loadDaemons } from "./load-daemons.js";
import { ProvisionerDaemonFilter } from "./provisioner-daemon-filter.input.js";
import { ProvisionerDaemonConnection } from "./provisioner-daemon.connection.js";

@Resolver()
export class DaemonsQueriesResolver {
  @Query(() => ProvisionerDaemonConnection, { nullable: true, description: "§Query.provisionerDaemons§" })
  provisionerDaemons(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => ProvisionerDaemonFilter, {
      nullable: true,
      description: "§Query.provisionerDaemons(filter:)§",
    })
    filter: ProvisionerDaemonFilter | null | undefined,
    @Ctx() context: ProvisionersContext,
  ) {
    return loadDaemons(context, { page, filter });
  }
}
