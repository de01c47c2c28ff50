import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "actual is null where the daemon lacks the tag." })
export class TagMismatch {
  @Field(() => String, { description: "Name of the tag." })
  tag!: string;

  @Field(() => String, { description: "The value that the job asks for." })
  wanted!: string;

  @Field(() => String, { nullable: true, description: "The value that the daemon has; null where it lacks the tag." })
  actual!: string | null;
}
