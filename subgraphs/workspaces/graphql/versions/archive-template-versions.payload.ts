import { Field, ID, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";

@ObjectType({ description: "What the mutation did, or why it did nothing." })
export class ArchiveTemplateVersionsPayload extends Payload {
  @Field(() => [ID], { nullable: true, description: "Ids of the versions that were archived now." })
  archivedIds!: string[] | null;
}
