import { Arg, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { CancelIdentityResyncInput } from "./cancel-identity-resync.input.js";
import { IdentityResyncPayload } from "./identity-resync.payload.js";
import { StartIdentityResyncInput } from "./start-identity-resync.input.js";

@Resolver()
export class ResyncsMutationsResolver {
  @RequiresPermission("IDENTITY_SYNC_UPDATE", { object: "input.organizationId" })
  @Mutation(() => IdentityResyncPayload, {
    nullable: true,
    description:
      "The same for everybody (of one organization), in the background; follow it by node or by subscription.",
  })
  startIdentityResync(
    @Arg("input", () => StartIdentityResyncInput, { description: "All arguments in one object." })
    _input: StartIdentityResyncInput,
  ): never {
    return notImplemented("Mutation.startIdentityResync");
  }

  @RequiresPermission("IDENTITY_SYNC_UPDATE", { object: "input.id" })
  @Mutation(() => IdentityResyncPayload, { nullable: true, description: "What is done stays done." })
  cancelIdentityResync(
    @Arg("input", () => CancelIdentityResyncInput, { description: "All arguments in one object." })
    _input: CancelIdentityResyncInput,
  ): never {
    return notImplemented("Mutation.cancelIdentityResync");
  }
}
