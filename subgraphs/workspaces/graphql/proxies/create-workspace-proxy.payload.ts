import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { WorkspaceProxy } from "./workspace-proxy.type.js";

@ObjectType({ description: "§CreateWorkspaceProxyPayload§" })
export class CreateWorkspaceProxyPayload extends Payload {
  @Field(() => WorkspaceProxy, { nullable: true, description: "§CreateWorkspaceProxyPayload.workspaceProxy§" })
  workspaceProxy!: WorkspaceProxy | null;

  @Field(() => String, { nullable: true, description: "Once, and nowhere else ever again." })
  secret!: string | null;
}
