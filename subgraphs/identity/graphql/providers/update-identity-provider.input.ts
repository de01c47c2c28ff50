import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `updateIdentityProvider`." })
export class UpdateIdentityProviderInput {
  @Field(() => ID, { description: "The provider to change." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Unique; shown on the page for signing in." })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Its issuer URL, without the part that begins with `/.well-known`.",
  })
  issuer?: string | null;

  @Field(() => String, { nullable: true, description: "As the provider issued it for this deployment." })
  clientId?: string | null;

  @Field(() => String, { nullable: true, description: "Replaces the stored one; null removes it." })
  clientSecret?: string | null;

  @Field(() => [String], { nullable: true, description: "Asked for at sign-in." })
  scopes?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "May people whom it names and nobody knows become users?" })
  allowSignUp?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "May anybody sign in by it?" })
  enabled?: boolean | null;
}
