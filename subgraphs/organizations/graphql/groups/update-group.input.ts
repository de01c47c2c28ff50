import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "A field left out stays as it is." })
export class UpdateGroupInput {
  @Field(() => ID, { description: "Global id of the group to change." })
  id!: string;

  @Field(() => String, { nullable: true, description: "New name, unique in its organization; absent leaves it." })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "The name that people see; absent leaves it." })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "Address of a picture; absent leaves it, null clears it." })
  avatarUrl?: string | null;

  @Field(() => Int, { nullable: true, description: "Credits a day that each member gains by it; absent leaves it." })
  quotaAllowance?: number | null;

  @Field(() => [ID], { nullable: true, description: "The whole list." })
  memberIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Global ids of users to put in beside those who are there." })
  addMemberIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "Global ids of users to take out; all others stay." })
  removeMemberIds?: string[] | null;
}
