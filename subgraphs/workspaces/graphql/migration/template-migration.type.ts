import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "How far the workspaces of a deprecated template have moved to its successor." })
export class TemplateMigration {
  @Field(() => Int, { description: "Workspaces of the deprecated template, migrated or not." })
  total!: number;

  @Field(() => Int, { description: "Workspaces that have a replacement." })
  migrated!: number;
}
