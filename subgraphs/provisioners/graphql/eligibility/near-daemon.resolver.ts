import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ProvisionerDaemon } from "../daemons/provisioner-daemon.type.js";
import { NearDaemon } from "./near-daemon.type.js";

@Resolver(() => NearDaemon)
export class NearDaemonResolver {
  @FieldResolver(() => ProvisionerDaemon, {
    nullable: true,
    description: "Which one; null where the viewer may not see it.",
  })
  daemon(@Root() _nearDaemon: { id: string }): never {
    return notImplemented("NearDaemon.daemon");
  }
}
