import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§RestoreTemplateInput§" })
export class RestoreTemplateInput {
  @Field(() => ID, { description: "§RestoreTemplateInput.id§" })
  id!: string;
}
