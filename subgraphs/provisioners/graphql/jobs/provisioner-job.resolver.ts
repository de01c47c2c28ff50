import { Arg, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ProvisionerDaemon } from "../daemons/provisioner-daemon.type.js";
import { ProvisionerJobLogPage } from "../logs/provisioner-job-log-page.type.js";
import { Organization } from "../stubs/organization.stub.js";
import { TemplateVersion } from "../stubs/template-version.stub.js";
import { User } from "../stubs/user.stub.js";
import { WorkspaceBuild } from "../stubs/workspace-build.stub.js";
import { ProvisionerJob } from "./provisioner-job.type.js";

@Resolver(() => ProvisionerJob)
export class ProvisionerJobResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "§ProvisionerJob.organization§" })
  organization(@Root() _provisionerJob: { id: string }): never {
    return notImplemented("ProvisionerJob.organization");
  }

  @FieldResolver(() => User, { nullable: true, description: "§ProvisionerJob.initiator§" })
  initiator(@Root() _provisionerJob: { id: string }): never {
    return notImplemented("ProvisionerJob.initiator");
  }

  @FieldResolver(() => ProvisionerDaemon, { nullable: true, description: "§ProvisionerJob.daemon§" })
  daemon(@Root() _provisionerJob: { id: string }): never {
    return notImplemented("ProvisionerJob.daemon");
  }

  @FieldResolver(() => ProvisionerJobLogPage, { description: "In order, from the first line after `after` on." })
  logs(
    @Root() _provisionerJob: { id: string },
    @Arg("first", () => Int, { nullable: true, defaultValue: 500, description: "§ProvisionerJob.logs(first:)§" })
    _first: number,
    @Arg("after", () => Int, { nullable: true, defaultValue: 0, description: "§ProvisionerJob.logs(after:)§" })
    _after: number,
  ): never {
    return notImplemented("ProvisionerJob.logs");
  }

  @FieldResolver(() => TemplateVersion, { nullable: true, description: "§ProvisionerJob.templateVersion§" })
  templateVersion(@Root() _provisionerJob: { id: string }): never {
    return notImplemented("ProvisionerJob.templateVersion");
  }

  @FieldResolver(() => WorkspaceBuild, { nullable: true, description: "§ProvisionerJob.workspaceBuild§" })
  workspaceBuild(@Root() _provisionerJob: { id: string }): never {
    return notImplemented("ProvisionerJob.workspaceBuild");
  }
}
