import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readOptionalId } from "../../../../foundation/ids/read-id.js";
import type { IdentityContext } from "../context.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { IdentityResyncConnection } from "./identity-resync.connection.js";

@Resolver()
export class ResyncsQueriesResolver {
  @RequiresPermission("IDENTITY_SYNC_READ", { object: "organizationId" })
  @Query(() => IdentityResyncConnection, { nullable: true, description: "The newest first." })
  identityResyncs(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("organizationId", () => ID, { nullable: true, description: "Only those of this organization." })
    organizationId: string | null | undefined,
    @Ctx() { lists }: IdentityContext,
  ) {
    return lists.resyncs(page, readOptionalId("Organization", organizationId, "organizationId"));
  }
}
