import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A member, named by organization and user, and all roles to hold." })
export class SetOrganizationMemberRolesInput {
  @Field(() => ID, { description: "Global id of the organization in which the roles hold." })
  organizationId!: string;

  @Field(() => ID, { description: "Global id of the user whose membership it is." })
  userId!: string;

  @Field(() => [String], { description: "Names of roles, without the implied member role; the whole list." })
  roles!: string[];
}
