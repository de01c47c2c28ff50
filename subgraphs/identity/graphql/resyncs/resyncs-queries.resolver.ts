import { Arg, Args, ID, Query, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { IdentityResyncConnection } from "./identity-resync.connection.js";

@Resolver()
export class ResyncsQueriesResolver {
  @RequiresPermission("IDENTITY_SYNC_READ", { object: "organizationId" })
  @Query(() => IdentityResyncConnection, { nullable: true, description: "The newest first." })
  identityResyncs(
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("organizationId", () => ID, { nullable: true, description: "Only those of this organization." })
    _organizationId: string | null | undefined,
  ): never {
    return notImplemented("Query.identityResyncs");
  }
}
