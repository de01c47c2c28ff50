import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§AddOrganizationMemberInput§" })
export class AddOrganizationMemberInput {
  @Field(() => ID, { description: "§AddOrganizationMemberInput.organizationId§" })
  organizationId!: string;

  @Field(() => ID, { description: "§AddOrganizationMemberInput.userId§" })
  userId!: string;

  @Field(() => [String], { nullable: true, description: "§AddOrganizationMemberInput.roles§" })
  roles?: string[] | null;
}
