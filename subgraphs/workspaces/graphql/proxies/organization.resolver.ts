import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import type { WorkspacesContext } from "../context.js";
import { Organization } from "../stubs/organization.stub.js";
import { WorkspaceProxy } from "./workspace-proxy.type.js";

@Resolver(() => Organization)
export class OrganizationProxiesResolver {
  @RequiresPermission("ORGANIZATION_READ")
  @RequiresPermission("WORKSPACE_PROXY_READ", { scope: "SITE" })
  @FieldResolver(() => [WorkspaceProxy], { nullable: true, description: "Those that serve it." })
  workspaceProxies(@Root() organization: { id: string }, @Ctx() { loaders }: WorkspacesContext) {
    return loaders.proxiesServing(organization.id);
  }
}
