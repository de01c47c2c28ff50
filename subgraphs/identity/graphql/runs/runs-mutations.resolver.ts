import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { SyncUserInput } from "./sync-user.input.js";
import { SyncUserPayload } from "./sync-user.payload.js";

@Resolver()
export class RunsMutationsResolver {
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
