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
  @FieldResolver(() => Workspace, { description: "Whose build it is." })
  workspace(@Root() build: BuildRow, @Ctx() { loaders }: WorkspacesContext) {
    return loaders.workspace.load(build.workspaceId);
  }

  @FieldResolver(() => TemplateVersion, { nullable: true, description: "What it is made of." })
  templateVersion(@Root() build: BuildRow, @Ctx() { loaders }: WorkspacesContext) {
    return loaders.version.load(build.templateVersionId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: "Who asked for it; null for the deployment itself and for whoever is gone.",
  })
  initiator(@Root() build: BuildRow) {
    return build.initiatorId === null ? null : { id: build.initiatorId };
  }

  @FieldResolver(() => ProvisionerJob, {
    nullable: true,
    description: "What a daemon does for it; null for whoever may not read jobs.",
  })
  job(@Root() build: BuildRow) {
    return { id: build.jobId };
  }
}
