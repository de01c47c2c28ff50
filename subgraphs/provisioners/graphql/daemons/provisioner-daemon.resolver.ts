import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ProvisionerJob } from "../jobs/provisioner-job.type.js";
import { ProvisionerKey } from "../keys/provisioner-key.type.js";
import { Organization } from "../stubs/organization.stub.js";
import { ProvisionerDaemon } from "./provisioner-daemon.type.js";

@Resolver(() => ProvisionerDaemon)
export class ProvisionerDaemonResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "§ProvisionerDaemon.organization§" })
  organization(@Root() _provisionerDaemon: { id: string }): never {
    return notImplemented("ProvisionerDaemon.organization");
  }

  @FieldResolver(() => ProvisionerKey, { nullable: true, description: "§ProvisionerDaemon.key§" })
  key(@Root() _provisionerDaemon: { id: string }): never {
    return notImplemented("ProvisionerDaemon.key");
  }

  @FieldResolver(() => ProvisionerJob, { nullable: true, description: "§ProvisionerDaemon.currentJob§" })
  currentJob(@Root() _provisionerDaemon: { id: string }): never {
    return notImplemented("ProvisionerDaemon.currentJob");
  }

  @FieldResolver(() => ProvisionerJob, { nullable: true, description: "§ProvisionerDaemon.previousJob§" })
  previousJob(@Root() _provisionerDaemon: { id: string }): never {
    return notImplemented("ProvisionerDaemon.previousJob");
  }
}
