import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§UpdateIdentityProviderInput§" })
export class UpdateIdentityProviderInput {
  @Field(() => ID, { description: "§UpdateIdentityProviderInput.id§" })
  id!: string;

  @Field(() => String, { nullable: true, description: "§UpdateIdentityProviderInput.name§" })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateIdentityProviderInput.issuer§" })
  issuer?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateIdentityProviderInput.clientId§" })
  clientId?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateIdentityProviderInput.clientSecret§" })
  clientSecret?: string | null;

  @Field(() => [String], { nullable: true, description: "§UpdateIdentityProviderInput.scopes§" })
  scopes?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "§UpdateIdentityProviderInput.allowSignUp§" })
  allowSignUp?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "§UpdateIdentityProviderInput.enabled§" })
  enabled?: boolean | null;
}
