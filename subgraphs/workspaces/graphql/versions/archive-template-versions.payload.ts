import { Field, ID, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";

@ObjectType({ description: "§ArchiveTemplateVersionsPayload§" })
export class ArchiveTemplateVersionsPayload extends Payload {
  @Field(() => [ID], { nullable: true, description: "§ArchiveTemplateVersionsPayload.archivedIds§" })
  archivedIds!: string[] | null;
}
