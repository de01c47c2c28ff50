import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Template } from "./template.type.js";

@ObjectType({ description: "§TemplatePayload§" })
export class TemplatePayload extends Payload {
  @Field(() => Template, { nullable: true, description: "§TemplatePayload.template§" })
  template!: Template | null;
}
