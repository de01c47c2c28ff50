import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { ProvisionersContext } from "../context.js";
import { ProvisionerDaemon } from "../daemons/provisioner-daemon.type.js";
import { NearDaemon } from "./near-daemon.type.js";

@Resolver(() => NearDaemon)
export class NearDaemonResolver {
  @FieldResolver(() => ProvisionerDaemon, {
    nullable: true,
    description: "Which one; null where the viewer may not see it.",
  })
  daemon(@Root() near: { id: string }, @Ctx() { loaders }: ProvisionersContext) {
    return loaders.daemon.load(near.id);
  }
}
