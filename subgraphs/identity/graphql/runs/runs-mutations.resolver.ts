import { Arg, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { SyncUserInput } from "./sync-user.input.js";
import { SyncUserPayload } from "./sync-user.payload.js";

@Resolver()
export class RunsMutationsResolver {
  @RequiresPermission("IDENTITY_SYNC_UPDATE", { scope: "SITE" })
  @Mutation(() => SyncUserPayload, {
    nullable: true,
    description: "Applies today's settings to the claims stored at the user's last sign-in.",
  })
  syncUser(
    @Arg("input", () => SyncUserInput, { description: "All arguments in one object." }) _input: SyncUserInput,
  ): never {
    return notImplemented("Mutation.syncUser");
  }
}
