import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "actual is null where the daemon lacks the tag." })
export class TagMismatch {
  @Field(() => String, { description: "§TagMismatch.tag§" })
  tag!: string;

  @Field(() => String, { description: "§TagMismatch.wanted§" })
  wanted!: string;

  @Field(() => String, { nullable: true, description: "§TagMismatch.actual§" })
  actual!: string | null;
}
