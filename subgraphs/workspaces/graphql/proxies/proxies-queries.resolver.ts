import { Ctx, Query, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import type { WorkspacesContext } from "../context.js";
import { WorkspaceProxy } from "./workspace-proxy.type.js";

@Resolver()
export class ProxiesQueriesResolver {
  @RequiresPermission("WORKSPACE_PROXY_READ", { scope: "SITE" })
  @Query(() => [WorkspaceProxy], {
    nullable: true,
    description: "All of them, by name; null for whoever may not read proxies.",
  })
  workspaceProxies(@Ctx() { loaders }: WorkspacesContext) {
    return loaders.proxies();
  }
}
