import { Arg, ID, Resolver, Root, Subscription } from "type-graphql";
import { readId } from "../../../../foundation/ids/read-id.js";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { followResync } from "../../actions/resyncs/follow-resync.js";
import type { IdentityContext } from "../context.js";
import { IdentityResync } from "./identity-resync.type.js";

@Resolver()
export class ResyncsSubscriptionsResolver {
  @RequiresPermission("IDENTITY_SYNC_READ", { object: "id" })
  @Subscription(() => IdentityResync, {
    subscribe: ({ args, context }: { args: { id: string }; context: IdentityContext }) =>
      followResync(context, { id: readId("IdentityResync", args.id, "id") }),
    description: "Sends the resync at once, then at every step; completes when it is over.",
  })
  identityResync(
    @Root() resync: object,
    @Arg("id", () => ID, { description: "The resync to follow." }) _id: string,
  ): object {
    return resync;
  }
}
