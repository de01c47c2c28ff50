import { Field, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { TemplateVersion } from "./template-version.type.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class TemplateVersionPayload extends Payload {
  @Field(() => TemplateVersion, { nullable: true, description: "The version; null if nothing was done." })
  templateVersion!: TemplateVersion | null;
}
