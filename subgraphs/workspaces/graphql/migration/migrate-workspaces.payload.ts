import { Field, Int, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Template } from "../templates/template.type.js";

@ObjectType({ description: "Follow the rest by template.migration." })
export class MigrateWorkspacesPayload extends Payload {
  @Field(() => Template, { nullable: true, description: "The deprecated template; null if nothing was done." })
  template!: Template | null;

  @Field(() => Int, { nullable: true, description: "How many replacements were ordered." })
  started!: number | null;

  @Field(() => Int, { nullable: true, description: "How many cannot be migrated as things are." })
  blocked!: number | null;
}
