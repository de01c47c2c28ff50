import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Organization } from "../stubs/organization.stub.js";
import { WorkspaceProxy } from "./workspace-proxy.type.js";

@Resolver(() => Organization)
export class OrganizationProxiesResolver {
  @FieldResolver(() => [WorkspaceProxy], { nullable: true, description: "Those that serve it." })
  workspaceProxies(@Root() _organization: { id: string }): never {
    return notImplemented("Organization.workspaceProxies");
  }
}
