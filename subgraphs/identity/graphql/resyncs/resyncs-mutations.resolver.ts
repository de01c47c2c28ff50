import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId, readOptionalId } from "../../../../foundation/ids/read-id.js";
import { cancelResync } from "../../actions/resyncs/cancel-resync.js";
import { startResync } from "../../actions/resyncs/start-resync.js";
import type { IdentityContext } from "../context.js";
import { CancelIdentityResyncInput } from "./cancel-identity-resync.input.js";
import { IdentityResyncPayload } from "./identity-resync.payload.js";
import { StartIdentityResyncInput } from "./start-identity-resync.input.js";

/** The payload: the resync as it is now, or the refusals. */
async function shown(
  context: IdentityContext,
  { resync, userErrors }: { resync?: { id: string }; userErrors: object[] },
) {
  context.renew();
  return { userErrors, resync: resync ? await context.loaders.resync.load(resync.id) : null };
}

@Resolver()
export class ResyncsMutationsResolver {
  @RequiresPermission("IDENTITY_SYNC_UPDATE", { object: "input.organizationId" })
  @Mutation(() => IdentityResyncPayload, {
    nullable: true,
    description:
      "The same for everybody (of one organization), in the background; follow it by node or by subscription.",
  })
  async startIdentityResync(
    @Arg("input", () => StartIdentityResyncInput, { description: "All arguments in one object." })
    input: StartIdentityResyncInput,
    @Ctx() context: IdentityContext,
  ) {
    const organizationId = readOptionalId("Organization", input.organizationId, "input.organizationId");
    return shown(context, await startResync(context, { organizationId }));
  }

  @RequiresPermission("IDENTITY_SYNC_UPDATE", { object: "input.id" })
  @Mutation(() => IdentityResyncPayload, { nullable: true, description: "What is done stays done." })
  async cancelIdentityResync(
    @Arg("input", () => CancelIdentityResyncInput, { description: "All arguments in one object." })
    input: CancelIdentityResyncInput,
    @Ctx() context: IdentityContext,
  ) {
    return shown(context, await cancelResync(context, readId("IdentityResync", input.id, "input.id")));
  }
}
