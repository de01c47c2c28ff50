import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A field left out stays as it is." })
export class UpdateUserInput {
  @Field(() => ID, { description: "Global id of the user to change." })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: "New username, unique in the deployment; absent leaves it. Takes USER_UPDATE.",
  })
  username?: string | null;

  @Field(() => String, { nullable: true, description: "The name that people see; absent leaves it." })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "New e-mail address; absent leaves it, null clears it. Takes USER_UPDATE.",
  })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "Address of a picture; absent leaves it, null clears it." })
  avatarUrl?: string | null;
}
