import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§ActivateTemplateVersionInput§" })
export class ActivateTemplateVersionInput {
  @Field(() => ID, { description: "§ActivateTemplateVersionInput.id§" })
  id!: string;
}
