import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "A value that a claim has had, for editors of mappings." })
export class ClaimValue {
  @Field(() => String, { description: "As the provider sent it." })
  value!: string;

  @Field(() => Int, { description: "How many users had it at their last sync." })
  users!: number;
}
