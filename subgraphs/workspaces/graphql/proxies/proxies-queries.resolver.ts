import { Ctx, Query, Resolver } from "type-graphql";
import type { WorkspacesContext } from "../context.js";
import { WorkspaceProxy } from "./workspace-proxy.type.js";

@Resolver()
export class ProxiesQueriesResolver {
  @Query(() => [WorkspaceProxy], { nullable: true, description: "§Query.workspaceProxies§" })
  workspaceProxies(@Ctx() { loaders }: WorkspacesContext) {
    return loaders.proxies();
  }
}
