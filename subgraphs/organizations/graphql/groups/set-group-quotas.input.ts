import { Field, InputType } from "type-graphql";
import { GroupQuotaInput } from "./group-quota.input.js";

@InputType({ description: "§SetGroupQuotasInput§" })
export class SetGroupQuotasInput {
  @Field(() => [GroupQuotaInput], { description: "§SetGroupQuotasInput.quotas§" })
  quotas!: GroupQuotaInput[];
}
