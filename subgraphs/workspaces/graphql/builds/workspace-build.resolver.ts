import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { WorkspacesContext } from "../context.js";
import type { BuildRow } from "../loaders.js";
import { ProvisionerJob } from "../stubs/provisioner-job.stub.js";
import { User } from "../stubs/user.stub.js";
import { TemplateVersion } from "../versions/template-version.type.js";
import { Workspace } from "../workspaces/workspace.type.js";
import { WorkspaceBuild } from "./workspace-build.type.js";

@Resolver(() => WorkspaceBuild)
export class WorkspaceBuildResolver {
  @FieldResolver(() => Workspace, { description: "§WorkspaceBuild.workspace§" })
  workspace(@Root() build: BuildRow, @Ctx() { loaders }: WorkspacesContext) {
    return loaders.workspace.load(build.workspaceId);
  }

  @FieldResolver(() => TemplateVersion, { nullable: true, description: "§WorkspaceBuild.templateVersion§" })
  templateVersion(@Root() build: BuildRow, @Ctx() { loaders }: WorkspacesContext) {
    return loaders.version.load(build.templateVersionId);
  }

  @FieldResolver(() => User, { nullable: true, description: "§WorkspaceBuild.initiator§" })
  initiator(@Root() build: BuildRow) {
    return build.initiatorId === null ? null : { id: build.initiatorId };
  }

  @FieldResolver(() => ProvisionerJob, { nullable: true, description: "§WorkspaceBuild.job§" })
  job(@Root() build: BuildRow) {
    return { id: build.jobId };
  }
}
