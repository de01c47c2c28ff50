import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§SignInInput§" })
export class SignInInput {
  @Field(() => ID, { description: "§SignInInput.providerId§" })
  providerId!: string;

  @Field(() => String, { description: "§SignInInput.idToken§" })
  idToken!: string;
}
