import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ProvisionerJob } from "../stubs/provisioner-job.stub.js";
import { User } from "../stubs/user.stub.js";
import { TemplateVersion } from "../versions/template-version.type.js";
import { Workspace } from "../workspaces/workspace.type.js";
import { WorkspaceBuild } from "./workspace-build.type.js";

@Resolver(() => WorkspaceBuild)
export class WorkspaceBuildResolver {
  @FieldResolver(() => Workspace, { description: "§WorkspaceBuild.workspace§" })
  workspace(@Root() _workspaceBuild: { id: string }): never {
    return notImplemented("WorkspaceBuild.workspace");
  }

  @FieldResolver(() => TemplateVersion, { nullable: true, description: "§WorkspaceBuild.templateVersion§" })
  templateVersion(@Root() _workspaceBuild: { id: string }): never {
    return notImplemented("WorkspaceBuild.templateVersion");
  }

  @FieldResolver(() => User, { nullable: true, description: "§WorkspaceBuild.initiator§" })
  initiator(@Root() _workspaceBuild: { id: string }): never {
    return notImplemented("WorkspaceBuild.initiator");
  }

  @FieldResolver(() => ProvisionerJob, { nullable: true, description: "§WorkspaceBuild.job§" })
  job(@Root() _workspaceBuild: { id: string }): never {
    return notImplemented("WorkspaceBuild.job");
  }
}
