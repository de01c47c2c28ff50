import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Arguments of `startIdentityResync`." })
export class StartIdentityResyncInput {
  @Field(() => ID, { nullable: true, description: "Only its members; left out for all users." })
  organizationId?: string | null;
}
