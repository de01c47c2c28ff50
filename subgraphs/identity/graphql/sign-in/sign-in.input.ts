import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `signIn`." })
export class SignInInput {
  @Field(() => ID, { description: "Whose token it is." })
  providerId!: string;

  @Field(() => String, { description: "As the provider issued it, signed." })
  idToken!: string;
}
