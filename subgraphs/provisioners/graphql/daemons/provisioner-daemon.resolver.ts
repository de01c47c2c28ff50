import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { isOutdatedDaemon, statusOfDaemon } from "../../actions/daemons/status-of-daemon.js";
import type { ProvisionersContext } from "../context.js";
import { ProvisionerJob } from "../jobs/provisioner-job.type.js";
import { ProvisionerKey } from "../keys/provisioner-key.type.js";
import type { DaemonRow } from "../loaders.js";
import { Organization } from "../stubs/organization.stub.js";
import { ProvisionerDaemonStatus } from "./provisioner-daemon-status.enum.js";
import { ProvisionerDaemon } from "./provisioner-daemon.type.js";

@Resolver(() => ProvisionerDaemon)
export class ProvisionerDaemonResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: "The organization that owns it; null where the viewer may not see it.",
  })
  organization(@Root() daemon: DaemonRow) {
    return { id: daemon.organizationId };
  }

  @FieldResolver(() => ProvisionerKey, {
    nullable: true,
    description: "What it authenticates with; null where the key is gone or the viewer may not see it.",
  })
  key(@Root() daemon: DaemonRow, @Ctx() { loaders }: ProvisionersContext) {
    return daemon.keyId === null ? null : loaders.key.load(daemon.keyId);
  }

  @FieldResolver(() => ProvisionerDaemonStatus, {
    description: "Whether it waits for a job, works at one or is offline.",
  })
  async status(@Root() daemon: DaemonRow, @Ctx() context: ProvisionersContext) {
    const current = await context.loaders.currentJob.load(daemon.id);
    return statusOfDaemon(context, daemon, current !== null);
  }

  @FieldResolver(() => Boolean, { description: "Is its API version one that the control plane still serves?" })
  isOutdated(@Root() daemon: DaemonRow) {
    return isOutdatedDaemon(daemon);
  }

  @FieldResolver(() => ProvisionerJob, {
    nullable: true,
    description: "What it works at; null for nothing, or where the viewer may not see it.",
  })
  async currentJob(@Root() daemon: DaemonRow, @Ctx() { loaders }: ProvisionersContext) {
    const current = await loaders.currentJob.load(daemon.id);
    return current && loaders.job.load(current.jobId);
  }

  @FieldResolver(() => ProvisionerJob, {
    nullable: true,
    description: "The last job that it ended; null for none, or where the viewer may not see it.",
  })
  async previousJob(@Root() daemon: DaemonRow, @Ctx() { loaders }: ProvisionersContext) {
    const previous = await loaders.previousJob.load(daemon.id);
    return previous && loaders.job.load(previous.jobId);
  }
}
