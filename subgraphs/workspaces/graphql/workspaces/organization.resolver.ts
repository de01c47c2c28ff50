import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { WorkspacesContext } from "../context.js";
import { Organization } from "../stubs/organization.stub.js";
import { loadWorkspaces } from "./load-workspaces.js";
import { WorkspaceFilter } from "./workspace-filter.input.js";
import { WorkspaceConnection } from "./workspace.connection.js";

@Resolver(() => Organization)
export class OrganizationWorkspacesResolver {
  @FieldResolver(() => WorkspaceConnection, { nullable: true, description: "Those that the actor may read." })
  workspaces(
    @Root() organization: { id: string },
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("filter", () => WorkspaceFilter, {
      nullable: true,
      description: "Conditions that must all hold; absent for every workspace.",
    })
    filter: WorkspaceFilter | null | undefined,
    @Ctx() context: WorkspacesContext,
  ) {
    return loadWorkspaces(context, { page, filter, below: { type: "organization", id: organization.id } });
  }
}
