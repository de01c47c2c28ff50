import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "One group and its new allowance." })
export class GroupQuotaInput {
  @Field(() => ID, { description: "Global id of the group, of any organization." })
  groupId!: string;

  @Field(() => Int, { description: "Credits a day that each member gains by it." })
  quotaAllowance!: number;
}
