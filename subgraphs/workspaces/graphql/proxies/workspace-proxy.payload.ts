import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { WorkspaceProxy } from "./workspace-proxy.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class WorkspaceProxyPayload extends Payload {
  @Field(() => WorkspaceProxy, { nullable: true, description: "The proxy as it is now; null if nothing was changed." })
  workspaceProxy!: WorkspaceProxy | null;
}
