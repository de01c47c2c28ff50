import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { WorkspaceBuild } from "./workspace-build.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class WorkspaceBuildPayload extends Payload {
  @Field(() => WorkspaceBuild, { nullable: true, description: "The build; null if none was ordered or ended." })
  build!: WorkspaceBuild | null;
}
