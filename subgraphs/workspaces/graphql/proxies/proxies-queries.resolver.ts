import { Ctx, Query, Resolver } from "type-graphql";
import type { WorkspacesContext } from "../context.js";
import { WorkspaceProxy } from "./workspace-proxy.type.js";

@Resolver()
export class ProxiesQueriesResolver {
  @Query(() => [WorkspaceProxy], {
    nullable: true,
    description: "All of them, by name; null for whoever may not read proxies.",
  })
  workspaceProxies(@Ctx() { loaders }: WorkspacesContext) {
    return loaders.proxies();
  }
}
