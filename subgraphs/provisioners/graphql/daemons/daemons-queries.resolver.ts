import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { ProvisionersContext } from "../context.js";
import { loadDaemons } from "./load-daemons.js";
import { ProvisionerDaemonFilter } from "./provisioner-daemon-filter.input.js";
import { ProvisionerDaemonConnection } from "./provisioner-daemon.connection.js";

@Resolver()
export class DaemonsQueriesResolver {
  @RequiresPermission("PROVISIONER_READ")
  @Query(() => ProvisionerDaemonConnection, {
    nullable: true,
    description: "Daemons of the whole deployment that the actor may read, offline ones included.",
  })
  provisionerDaemons(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => ProvisionerDaemonFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every daemon.",
    })
    filter: ProvisionerDaemonFilter | null | undefined,
    @Ctx() context: ProvisionersContext,
  ) {
    return loadDaemons(context, { page, filter });
  }
}
