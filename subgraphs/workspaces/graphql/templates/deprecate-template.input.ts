import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§DeprecateTemplateInput§" })
export class DeprecateTemplateInput {
  @Field(() => ID, { description: "§DeprecateTemplateInput.id§" })
  id!: string;

  @Field(() => String, { description: "§DeprecateTemplateInput.message§" })
  message!: string;

  @Field(() => ID, { nullable: true, description: "§DeprecateTemplateInput.successorId§" })
  successorId?: string | null;
}
