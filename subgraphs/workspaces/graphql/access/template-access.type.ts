import { Field, ObjectType } from "type-graphql";
import { TemplateAccessRole } from "./template-access-role.enum.js";

@ObjectType({ description: "§TemplateAccess§" })
export class TemplateAccess {
  @Field(() => TemplateAccessRole, { description: "§TemplateAccess.role§" })
  role!: TemplateAccessRole;
}
