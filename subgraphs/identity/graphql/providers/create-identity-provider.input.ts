import { Field, InputType } from "type-graphql";

@InputType({ description: "An OpenID Connect provider to be added." })
export class CreateIdentityProviderInput {
  @Field(() => String, { description: "Unique; shown on the page for signing in." })
  name!: string;

  @Field(() => String, { description: "Its issuer URL, without the part that begins with `/.well-known`." })
  issuer!: string;

  @Field(() => String, { description: "As the provider issued it for this deployment." })
  clientId!: string;

  @Field(() => String, { nullable: true, description: "Kept encrypted and never shown; left out for a public client." })
  clientSecret?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "Asked for at sign-in; `openid`, `profile` and `email` if left out.",
  })
  scopes?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: "May people whom it names and nobody knows become users? True if left out.",
  })
  allowSignUp?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: "May anybody sign in by it? True if left out.",
  })
  enabled?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Label of the manifest that makes it: lower-case letters, digits and single hyphens, at most 64 characters.",
  })
  manifestLabel?: string | null;
}
