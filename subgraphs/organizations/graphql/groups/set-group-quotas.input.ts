import { Field, InputType } from "type-graphql";
import { GroupQuotaInput } from "./group-quota.input.js";

@InputType({ description: "Allowances for many groups at once." })
export class SetGroupQuotasInput {
  @Field(() => [GroupQuotaInput], { description: "One element for each group; groups not named keep their allowance." })
  quotas!: GroupQuotaInput[];
}
