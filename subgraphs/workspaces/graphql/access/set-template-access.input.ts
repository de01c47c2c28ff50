import { Field, ID, InputType } from "type-graphql";
import { TemplateAccessInput } from "./template-access.input.js";

@InputType({ description: "Arguments of `setTemplateAccess`." })
export class SetTemplateAccessInput {
  @Field(() => ID, { description: "The template." })
  id!: string;

  @Field(() => [TemplateAccessInput], { nullable: true, description: "The whole list." })
  entries?: TemplateAccessInput[] | null;

  @Field(() => [TemplateAccessInput], { nullable: true, description: "Added, or given another role." })
  add?: TemplateAccessInput[] | null;

  @Field(() => [ID], { nullable: true, description: "Users and groups that lose what the list gave them." })
  removeSubjectIds?: string[] | null;
}
