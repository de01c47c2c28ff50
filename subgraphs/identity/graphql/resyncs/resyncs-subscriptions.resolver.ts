import { Arg, ID, Resolver, Subscription } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { IdentityResync } from "./identity-resync.type.js";

@Resolver()
export class ResyncsSubscriptionsResolver {
  @Subscription(() => IdentityResync, {
    subscribe: () => notImplemented("Subscription.identityResync"),
    description: "§Subscription.identityResync§",
  })
  identityResync(@Arg("id", () => ID, { description: "§Subscription.identityResync(id:)§" }) _id: string): never {
    return notImplemented("Subscription.identityResync");
  }
}
