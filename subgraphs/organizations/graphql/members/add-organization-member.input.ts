import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A new membership of an existing user." })
export class AddOrganizationMemberInput {
  @Field(() => ID, { description: "Global id of the organization to join." })
  organizationId!: string;

  @Field(() => ID, { description: "Global id of the user who joins." })
  userId!: string;

  @Field(() => [String], {
    nullable: true,
    description: "Names of roles to start with; absent for the organization's default ones alone.",
  })
  roles?: string[] | null;
}
