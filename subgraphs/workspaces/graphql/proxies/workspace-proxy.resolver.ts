import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Organization } from "../stubs/organization.stub.js";
import { WorkspaceProxy } from "./workspace-proxy.type.js";

@Resolver(() => WorkspaceProxy)
export class WorkspaceProxyResolver {
  @FieldResolver(() => [Organization], { nullable: true, description: "Null: for every organization." })
  organizations(@Root() _workspaceProxy: { id: string }): never {
    return notImplemented("WorkspaceProxy.organizations");
  }
}
