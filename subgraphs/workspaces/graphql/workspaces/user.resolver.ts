import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { WorkspacesContext } from "../context.js";
import { User } from "../stubs/user.stub.js";
import { loadWorkspaces } from "./load-workspaces.js";
import { WorkspaceFilter } from "./workspace-filter.input.js";
import { WorkspaceConnection } from "./workspace.connection.js";
import { Workspace } from "./workspace.type.js";

@Resolver(() => User)
export class UserWorkspacesResolver {
  @FieldResolver(() => Workspace, {
    nullable: true,
    description: "By name; null if there is none that the actor may read.",
  })
  workspace(
    @Root() user: { id: string },
    @Arg("name", () => String, { description: "The workspace's name." }) name: string,
    @Ctx() { loaders }: WorkspacesContext,
  ) {
    return loaders.workspaceByName.load({ parentId: user.id, name });
  }

  @FieldResolver(() => WorkspaceConnection, {
    nullable: true,
    description: "Those that the actor may read, in all organizations.",
  })
  workspaces(
    @Root() user: { id: string },
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => WorkspaceFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every workspace.",
    })
    filter: WorkspaceFilter | null | undefined,
    @Ctx() context: WorkspacesContext,
  ) {
    return loadWorkspaces(context, { page, filter, below: { type: "user", id: user.id } });
  }
}
