import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§StartIdentityResyncInput§" })
export class StartIdentityResyncInput {
  @Field(() => ID, { nullable: true, description: "§StartIdentityResyncInput.organizationId§" })
  organizationId?: string | null;
}
