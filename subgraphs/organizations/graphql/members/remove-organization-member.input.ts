import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A membership to end, named by organization and user." })
export class RemoveOrganizationMemberInput {
  @Field(() => ID, { description: "Global id of the organization to leave." })
  organizationId!: string;

  @Field(() => ID, { description: "Global id of the user who leaves." })
  userId!: string;
}
