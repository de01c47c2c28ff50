import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { TemplateVersion } from "./template-version.type.js";

@ObjectType({ description: "§TemplateVersionPayload§" })
export class TemplateVersionPayload extends Payload {
  @Field(() => TemplateVersion, { nullable: true, description: "§TemplateVersionPayload.templateVersion§" })
  templateVersion!: TemplateVersion | null;
}
