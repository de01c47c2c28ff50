import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { WorkspaceProxy } from "./workspace-proxy.type.js";

@ObjectType({ description: "§WorkspaceProxyPayload§" })
export class WorkspaceProxyPayload extends Payload {
  @Field(() => WorkspaceProxy, { nullable: true, description: "§WorkspaceProxyPayload.workspaceProxy§" })
  workspaceProxy!: WorkspaceProxy | null;
}
