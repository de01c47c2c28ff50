import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "§GroupQuotaInput§" })
export class GroupQuotaInput {
  @Field(() => ID, { description: "§GroupQuotaInput.groupId§" })
  groupId!: string;

  @Field(() => Int, { description: "§GroupQuotaInput.quotaAllowance§" })
  quotaAllowance!: number;
}
