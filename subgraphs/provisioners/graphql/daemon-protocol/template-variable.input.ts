import { Field, InputType } from "type-graphql";

@InputType({ description: "§TemplateVariableInput§" })
export class TemplateVariableInput {
  @Field(() => String, { description: "§TemplateVariableInput.name§" })
  name!: string;

  @Field(() => String, { description: "§TemplateVariableInput.type§" })
  type!: string;

  @Field(() => String, { nullable: true, description: "§TemplateVariableInput.description§" })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "§TemplateVariableInput.defaultValue§" })
  defaultValue?: string | null;

  @Field(() => Boolean, { description: "§TemplateVariableInput.required§" })
  required!: boolean;

  @Field(() => Boolean, { description: "§TemplateVariableInput.sensitive§" })
  sensitive!: boolean;
}
