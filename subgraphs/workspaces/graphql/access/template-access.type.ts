import { Field, ObjectType } from "type-graphql";
import { TemplateAccessRole } from "./template-access-role.enum.js";

@ObjectType({ description: "One line of a template's access list." })
export class TemplateAccess {
  @Field(() => TemplateAccessRole, { description: "What it gives." })
  role!: TemplateAccessRole;
}
