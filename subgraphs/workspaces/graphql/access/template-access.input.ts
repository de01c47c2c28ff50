import { Field, ID, InputType } from "type-graphql";
import { TemplateAccessRole } from "./template-access-role.enum.js";

@InputType({ description: "§TemplateAccessInput§" })
export class TemplateAccessInput {
  @Field(() => ID, { description: "§TemplateAccessInput.subjectId§" })
  subjectId!: string;

  @Field(() => TemplateAccessRole, { description: "§TemplateAccessInput.role§" })
  role!: TemplateAccessRole;
}
