import { Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Tags } from "../../../../foundation/tags/read-tags.js";
import type { ProvisionersContext } from "../context.js";
import { ProvisionerDaemon } from "../daemons/provisioner-daemon.type.js";
import { loadEligibility, loadPlace } from "../eligibility/load-wait.js";
import { ProvisionerEligibility } from "../eligibility/provisioner-eligibility.type.js";
import type { JobRow } from "../loaders.js";
import { LogsArgs } from "../logs/logs.args.js";
import { loadLogs } from "../logs/load-logs.js";
import { ProvisionerJobLogPage } from "../logs/provisioner-job-log-page.type.js";
import { Organization } from "../stubs/organization.stub.js";
import { TemplateVersion } from "../stubs/template-version.stub.js";
import { User } from "../stubs/user.stub.js";
import { WorkspaceBuild } from "../stubs/workspace-build.stub.js";
import { ProvisionerJob } from "./provisioner-job.type.js";

@Resolver(() => ProvisionerJob)
export class ProvisionerJobResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: "The organization whose daemons may take it; null where the viewer may not see it.",
  })
  organization(@Root() job: JobRow) {
    return { id: job.organizationId };
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: "Who caused it; null where nobody did, or where the viewer may not see them.",
  })
  initiator(@Root() job: JobRow) {
    return job.initiatorId === null ? null : { id: job.initiatorId };
  }

  @FieldResolver(() => ProvisionerDaemon, {
    nullable: true,
    description: "Which took it; null before that, or where the viewer may not see it.",
  })
  daemon(@Root() job: JobRow, @Ctx() { loaders }: ProvisionersContext) {
    return job.daemonId === null ? null : loaders.daemon.load(job.daemonId);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "1 is next; among the pending jobs that the same daemons could take. Null unless pending.",
  })
  async queuePosition(@Root() job: JobRow, @Ctx() context: ProvisionersContext) {
    return (await loadPlace(context, job))?.position ?? null;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "How many pending jobs the same daemons could take; null unless pending.",
  })
  async queueSize(@Root() job: JobRow, @Ctx() context: ProvisionersContext) {
    return (await loadPlace(context, job))?.size ?? null;
  }

  @FieldResolver(() => ProvisionerEligibility, {
    nullable: true,
    description: "Why it waits, and on what. Null unless pending.",
  })
  eligibility(@Root() job: JobRow, @Ctx() context: ProvisionersContext) {
    if (job.status !== "PENDING") return null;
    return loadEligibility(context, job.organizationId, job.tags as Tags);
  }

  @FieldResolver(() => ProvisionerJobLogPage, { description: "In order, from the first line after `after` on." })
  logs(@Root() job: JobRow, @Args(() => LogsArgs) which: LogsArgs, @Ctx() context: ProvisionersContext) {
    return loadLogs(context, job, which);
  }

  @FieldResolver(() => TemplateVersion, {
    nullable: true,
    description: "The template version concerned; null where there is none or the viewer may not see it.",
  })
  templateVersion(@Root() job: JobRow) {
    return job.type === "TEMPLATE_IMPORT" ? { id: job.subjectId } : null;
  }

  @FieldResolver(() => WorkspaceBuild, {
    nullable: true,
    description: "The build that it carries out; null for an import, or where the viewer may not see it.",
  })
  workspaceBuild(@Root() job: JobRow) {
    return job.type === "WORKSPACE_BUILD" ? { id: job.subjectId } : null;
  }
}
