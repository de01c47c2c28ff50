import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Template } from "./template.type.js";

@ObjectType({ description: "§UpdateTemplatesPayload§" })
export class UpdateTemplatesPayload extends Payload {
  @Field(() => [Template], { nullable: true, description: "§UpdateTemplatesPayload.templates§" })
  templates!: Template[] | null;
}
