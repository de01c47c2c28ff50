import { Query, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { WorkspaceProxy } from "./workspace-proxy.type.js";

@Resolver()
export class ProxiesQueriesResolver {
  @Query(() => [WorkspaceProxy], { nullable: true, description: "§Query.workspaceProxies§" })
  workspaceProxies(): never {
    return notImplemented("Query.workspaceProxies");
  }
}
