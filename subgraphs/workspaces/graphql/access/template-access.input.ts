import { Field, ID, InputType } from "type-graphql";
import { TemplateAccessRole } from "./template-access-role.enum.js";

@InputType({ description: "One line for a template's access list." })
export class TemplateAccessInput {
  @Field(() => ID, { description: "A user or group of the template's organization." })
  subjectId!: string;

  @Field(() => TemplateAccessRole, { description: "What it gives." })
  role!: TemplateAccessRole;
}
