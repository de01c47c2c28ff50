import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "§ClaimValue§" })
export class ClaimValue {
  @Field(() => String, { description: "§ClaimValue.value§" })
  value!: string;

  @Field(() => Int, { description: "§ClaimValue.users§" })
  users!: number;
}
