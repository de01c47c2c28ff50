import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { WorkspacesContext } from "../context.js";
import { loadWorkspaces } from "./load-workspaces.js";
import { WorkspaceFilter } from "./workspace-filter.input.js";
import { WorkspaceConnection } from "./workspace.connection.js";

@Resolver()
export class WorkspacesQueriesResolver {
  @Query(() => WorkspaceConnection, { nullable: true, description: "§Query.workspaces§" })
  workspaces(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => WorkspaceFilter, { nullable: true, description: "§Query.workspaces(filter:)§" })
    filter: WorkspaceFilter | null | undefined,
    @Ctx() context: WorkspacesContext,
  ) {
    return loadWorkspaces(context, { page, filter });
  }
}
