import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "§UpdateGroupInput§" })
export class UpdateGroupInput {
  @Field(() => ID, { description: "§UpdateGroupInput.id§" })
  id!: string;

  @Field(() => String, { nullable: true, description: "§UpdateGroupInput.name§" })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateGroupInput.displayName§" })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateGroupInput.avatarUrl§" })
  avatarUrl?: string | null;

  @Field(() => Int, { nullable: true, description: "§UpdateGroupInput.quotaAllowance§" })
  quotaAllowance?: number | null;

  @Field(() => [ID], { nullable: true, description: "The whole list." })
  memberIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "§UpdateGroupInput.addMemberIds§" })
  addMemberIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: "§UpdateGroupInput.removeMemberIds§" })
  removeMemberIds?: string[] | null;
}
