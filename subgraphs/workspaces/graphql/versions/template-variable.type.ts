import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "§TemplateVariable§" })
export class TemplateVariable {
  @Field(() => String, { description: "§TemplateVariable.name§" })
  name!: string;

  @Field(() => String, { description: "§TemplateVariable.type§" })
  type!: string;

  @Field(() => String, { description: "§TemplateVariable.description§" })
  description!: string;

  @Field(() => String, { nullable: true, description: "§TemplateVariable.defaultValue§" })
  defaultValue!: string | null;

  @Field(() => Boolean, { description: "§TemplateVariable.required§" })
  required!: boolean;

  @Field(() => Boolean, { description: "§TemplateVariable.sensitive§" })
  sensitive!: boolean;

  @Field(() => String, { nullable: true, description: "Null where sensitive or not set." })
  value!: string | null;
}
