import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§RemoveOrganizationMemberInput§" })
export class RemoveOrganizationMemberInput {
  @Field(() => ID, { description: "§RemoveOrganizationMemberInput.organizationId§" })
  organizationId!: string;

  @Field(() => ID, { description: "§RemoveOrganizationMemberInput.userId§" })
  userId!: string;
}
