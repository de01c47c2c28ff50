import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { syncUser } from "../../actions/sync/sync-user.js";
import type { IdentityContext } from "../context.js";
import { SyncUserInput } from "./sync-user.input.js";
import { SyncUserPayload } from "./sync-user.payload.js";

@Resolver()
export class RunsMutationsResolver {
  @RequiresPermission("IDENTITY_SYNC_UPDATE", { scope: "SITE" })
  @Mutation(() => SyncUserPayload, {
    nullable: true,
    description: "Applies today's settings to the claims stored at the user's last sign-in.",
  })
  async syncUser(
    @Arg("input", () => SyncUserInput, { description: "All arguments in one object." }) input: SyncUserInput,
    @Ctx() context: IdentityContext,
  ) {
    const answer = await syncUser(context, { userId: readId("User", input.userId, "input.userId") });
    context.renew();
    return "run" in answer ? { ...answer, run: await context.loaders.run.load(answer.run.id) } : answer;
  }
}
