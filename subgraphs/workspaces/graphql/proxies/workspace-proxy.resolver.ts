import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { statusOfProxy } from "../../actions/proxies/status-of-proxy.js";
import type { WorkspacesContext } from "../context.js";
import type { ProxyRow } from "../loaders.js";
import { Organization } from "../stubs/organization.stub.js";
import { WorkspaceProxyStatus } from "./workspace-proxy-status.enum.js";
import { WorkspaceProxy } from "./workspace-proxy.type.js";

@Resolver(() => WorkspaceProxy)
export class WorkspaceProxyResolver {
  @FieldResolver(() => WorkspaceProxyStatus, { description: "As its last report, and the time since, let one think." })
  status(@Root() proxy: ProxyRow, @Ctx() context: WorkspacesContext) {
    return statusOfProxy(context, proxy);
  }

  @FieldResolver(() => [Organization], { nullable: true, description: "Null: for every organization." })
  async organizations(@Root() proxy: ProxyRow, @Ctx() { loaders }: WorkspacesContext) {
    if (proxy.servesAll) return null;
    const served = await loaders.servedOrganizations.load(proxy.id);
    return served.map(({ organizationId }) => ({ id: organizationId }));
  }
}
