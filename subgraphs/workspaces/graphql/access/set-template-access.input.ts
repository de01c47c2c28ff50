import { Field, ID, InputType } from "type-graphql";
import { TemplateAccessInput } from "./template-access.input.js";

@InputType({ description: "§SetTemplateAccessInput§" })
export class SetTemplateAccessInput {
  @Field(() => ID, { description: "§SetTemplateAccessInput.id§" })
  id!: string;

  @Field(() => [TemplateAccessInput], { nullable: true, description: "The whole list." })
  entries?: TemplateAccessInput[] | null;

  @Field(() => [TemplateAccessInput], { nullable: true, description: "§SetTemplateAccessInput.add§" })
  add?: TemplateAccessInput[] | null;

  @Field(() => [ID], { nullable: true, description: "§SetTemplateAccessInput.removeSubjectIds§" })
  removeSubjectIds?: string[] | null;
}
