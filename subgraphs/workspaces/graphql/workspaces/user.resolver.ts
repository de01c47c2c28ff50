import { Arg, Args, FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { User } from "../stubs/user.stub.js";
import { WorkspaceFilter } from "./workspace-filter.input.js";
import { WorkspaceConnection } from "./workspace.connection.js";
import { Workspace } from "./workspace.type.js";

@Resolver(() => User)
export class UserWorkspacesResolver {
  @FieldResolver(() => Workspace, { nullable: true, description: "§User.workspace§" })
  workspace(
    @Root() _user: { id: string },
    @Arg("name", () => String, { description: "§User.workspace(name:)§" }) _name: string,
  ): never {
    return notImplemented("User.workspace");
  }

  @FieldResolver(() => WorkspaceConnection, { nullable: true, description: "§User.workspaces§" })
  workspaces(
    @Root() _user: { id: string },
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => WorkspaceFilter, { nullable: true, description: "§User.workspaces(filter:)§" })
    _filter: WorkspaceFilter | null | undefined,
  ): never {
    return notImplemented("User.workspaces");
  }
}
