import { Arg, Args, FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { Organization } from "../stubs/organization.stub.js";
import { WorkspaceFilter } from "./workspace-filter.input.js";
import { WorkspaceConnection } from "./workspace.connection.js";

@Resolver(() => Organization)
export class OrganizationWorkspacesResolver {
  @FieldResolver(() => WorkspaceConnection, { nullable: true, description: "§Organization.workspaces§" })
  workspaces(
    @Root() _organization: { id: string },
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("filter", () => WorkspaceFilter, { nullable: true, description: "§Organization.workspaces(filter:)§" })
    _filter: WorkspaceFilter | null | undefined,
  ): never {
    return notImplemented("Organization.workspaces");
  }
}
