import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { WorkspaceProxy } from "./workspace-proxy.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class CreateWorkspaceProxyPayload extends Payload {
  @Field(() => WorkspaceProxy, { nullable: true, description: "The new proxy; null if nothing was made." })
  workspaceProxy!: WorkspaceProxy | null;

  @Field(() => String, { nullable: true, description: "Once, and nowhere else ever again." })
  secret!: string | null;
}
