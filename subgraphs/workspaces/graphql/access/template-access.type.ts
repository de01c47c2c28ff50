import { Field, ID, ObjectType } from "type-graphql";
import { TemplateAccessRole } from "./template-access-role.enum.js";

@ObjectType({ description: "§TemplateAccess§" })
export class TemplateAccess {
  @Field(() => ID, { description: "§TemplateAccess.subjectId§" })
  subjectId!: string;

  @Field(() => TemplateAccessRole, { description: "§TemplateAccess.role§" })
  role!: TemplateAccessRole;
}
