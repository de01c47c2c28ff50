import { Field, Int, ObjectType } from "type-graphql";
import { Payload } from "../../../../foundation/subgraph-kit/shared/payload.js";
import { Template } from "../templates/template.type.js";

@ObjectType({ description: "Follow the rest by template.migration." })
export class MigrateWorkspacesPayload extends Payload {
  @Field(() => Template, { nullable: true, description: "§MigrateWorkspacesPayload.template§" })
  template!: Template | null;

  @Field(() => Int, { nullable: true, description: "§MigrateWorkspacesPayload.started§" })
  started!: number | null;

  @Field(() => Int, { nullable: true, description: "§MigrateWorkspacesPayload.blocked§" })
  blocked!: number | null;
}
