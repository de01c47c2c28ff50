import { Field, InputType } from "type-graphql";

@InputType({ description: "§CreateIdentityProviderInput§" })
export class CreateIdentityProviderInput {
  @Field(() => String, { description: "§CreateIdentityProviderInput.name§" })
  name!: string;

  @Field(() => String, { description: "§CreateIdentityProviderInput.issuer§" })
  issuer!: string;

  @Field(() => String, { description: "§CreateIdentityProviderInput.clientId§" })
  clientId!: string;

  @Field(() => String, { nullable: true, description: "§CreateIdentityProviderInput.clientSecret§" })
  clientSecret?: string | null;

  @Field(() => [String], { nullable: true, description: "§CreateIdentityProviderInput.scopes§" })
  scopes?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: "§CreateIdentityProviderInput.allowSignUp§",
  })
  allowSignUp?: boolean | null;

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: "§CreateIdentityProviderInput.enabled§" })
  enabled?: boolean | null;
}
