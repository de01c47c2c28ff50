import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { WorkspacesContext } from "../context.js";
import { loadWorkspaces } from "./load-workspaces.js";
import { WorkspaceFilter } from "./workspace-filter.input.js";
import { WorkspaceConnection } from "./workspace.connection.js";

@Resolver()
export class WorkspacesQueriesResolver {
  @RequiresPermission("WORKSPACE_READ", { scope: "OWNER" })
  @Query(() => WorkspaceConnection, {
    nullable: true,
    description: "Workspaces of the whole deployment that the actor may read.",
  })
  workspaces(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => WorkspaceFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every workspace.",
    })
    filter: WorkspaceFilter | null | undefined,
    @Ctx() context: WorkspacesContext,
  ) {
    return loadWorkspaces(context, { page, filter });
  }
}
