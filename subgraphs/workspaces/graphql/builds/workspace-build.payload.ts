import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { WorkspaceBuild } from "./workspace-build.type.js";

@ObjectType({ description: "§WorkspaceBuildPayload§" })
export class WorkspaceBuildPayload extends Payload {
  @Field(() => WorkspaceBuild, { nullable: true, description: "§WorkspaceBuildPayload.build§" })
  build!: WorkspaceBuild | null;
}
