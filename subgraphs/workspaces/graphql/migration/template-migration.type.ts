import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "§TemplateMigration§" })
export class TemplateMigration {
  @Field(() => Int, { description: "§TemplateMigration.total§" })
  total!: number;

  @Field(() => Int, { description: "§TemplateMigration.migrated§" })
  migrated!: number;
}
