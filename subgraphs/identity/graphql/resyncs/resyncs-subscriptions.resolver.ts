import { Arg, ID, Resolver, Subscription } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { IdentityResync } from "./identity-resync.type.js";

@Resolver()
export class ResyncsSubscriptionsResolver {
  @RequiresPermission("IDENTITY_SYNC_READ", { object: "id" })
  @Subscription(() => IdentityResync, {
    subscribe: () => notImplemented("Subscription.identityResync"),
    description: "Sends the resync at once, then at every step.",
  })
  identityResync(@Arg("id", () => ID, { description: "The resync to follow." }) _id: string): never {
    return notImplemented("Subscription.identityResync");
  }
}
