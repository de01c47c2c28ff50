import { Arg, Args, FieldResolver, ID, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { AccessDecision } from "../../../../foundation/subgraph-kit/shared/access-decision.type.js";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";
import { WorkspaceBuildConnection } from "../builds/workspace-build.connection.js";
import { WorkspaceBuild } from "../builds/workspace-build.type.js";
import { Organization } from "../stubs/organization.stub.js";
import { User } from "../stubs/user.stub.js";
import { Template } from "../templates/template.type.js";
import { Workspace } from "./workspace.type.js";

@Resolver(() => Workspace)
export class WorkspaceResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "§Workspace.organization§" })
  organization(@Root() _workspace: { id: string }): never {
    return notImplemented("Workspace.organization");
  }

  @FieldResolver(() => User, { nullable: true, description: "§Workspace.owner§" })
  owner(@Root() _workspace: { id: string }): never {
    return notImplemented("Workspace.owner");
  }

  @FieldResolver(() => Template, { nullable: true, description: "§Workspace.template§" })
  template(@Root() _workspace: { id: string }): never {
    return notImplemented("Workspace.template");
  }

  @FieldResolver(() => WorkspaceBuild, { description: "§Workspace.latestBuild§" })
  latestBuild(@Root() _workspace: { id: string }): never {
    return notImplemented("Workspace.latestBuild");
  }

  @FieldResolver(() => WorkspaceBuildConnection, { description: "§Workspace.builds§" })
  builds(@Root() _workspace: { id: string }, @Args(() => ConnectionArgs) _page: ConnectionArgs): never {
    return notImplemented("Workspace.builds");
  }

  @FieldResolver(() => AccessDecision, { nullable: true, description: "§Workspace.explainAccess§" })
  explainAccess(
    @Root() _workspace: { id: string },
    @Arg("userId", () => ID, { description: "§Workspace.explainAccess(userId:)§" }) _userId: string,
    @Arg("permission", () => Permission, { description: "§Workspace.explainAccess(permission:)§" })
    _permission: Permission,
  ): never {
    return notImplemented("Workspace.explainAccess");
  }
}
