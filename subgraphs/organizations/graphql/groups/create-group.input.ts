import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "§CreateGroupInput§" })
export class CreateGroupInput {
  @Field(() => ID, { description: "§CreateGroupInput.organizationId§" })
  organizationId!: string;

  @Field(() => String, { description: "§CreateGroupInput.name§" })
  name!: string;

  @Field(() => String, { nullable: true, description: "§CreateGroupInput.displayName§" })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "§CreateGroupInput.avatarUrl§" })
  avatarUrl?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: 0, description: "§CreateGroupInput.quotaAllowance§" })
  quotaAllowance?: number | null;

  @Field(() => [ID], { nullable: true, description: "§CreateGroupInput.memberIds§" })
  memberIds?: string[] | null;
}
