import { Arg, Args, Query, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { WorkspaceFilter } from "./workspace-filter.input.js";
import { WorkspaceConnection } from "./workspace.connection.js";

@Resolver()
export class WorkspacesQueriesResolver {
  @Query(() => WorkspaceConnection, { nullable: true, description: "§Query.workspaces§" })
  workspaces(
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => WorkspaceFilter, { nullable: true, description: "§Query.workspaces(filter:)§" })
    _filter: WorkspaceFilter | null | undefined,
  ): never {
    return notImplemented("Query.workspaces");
  }
}
