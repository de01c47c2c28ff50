import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§UpdateUserInput§" })
export class UpdateUserInput {
  @Field(() => ID, { description: "§UpdateUserInput.id§" })
  id!: string;

  @Field(() => String, { nullable: true, description: "§UpdateUserInput.username§" })
  username?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateUserInput.name§" })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateUserInput.email§" })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateUserInput.avatarUrl§" })
  avatarUrl?: string | null;
}
