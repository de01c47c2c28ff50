import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§SetOrganizationMemberRolesInput§" })
export class SetOrganizationMemberRolesInput {
  @Field(() => ID, { description: "§SetOrganizationMemberRolesInput.organizationId§" })
  organizationId!: string;

  @Field(() => ID, { description: "§SetOrganizationMemberRolesInput.userId§" })
  userId!: string;

  @Field(() => [String], { description: "§SetOrganizationMemberRolesInput.roles§" })
  roles!: string[];
}
