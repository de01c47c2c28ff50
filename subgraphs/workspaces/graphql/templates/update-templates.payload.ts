import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Template } from "./template.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class UpdateTemplatesPayload extends Payload {
  @Field(() => [Template], { nullable: true, description: "As they are now; null if nothing was changed." })
  templates!: Template[] | null;
}
