import { Field, InputType } from "type-graphql";

@InputType({ description: "A Terraform input variable that a template declares." })
export class TemplateVariableInput {
  @Field(() => String, { description: "Terraform's name of the variable." })
  name!: string;

  @Field(() => String, { description: "Terraform's type expression, such as `string`." })
  type!: string;

  @Field(() => String, { nullable: true, description: "A text for people; absent for none." })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "Written as a string whatever the type; absent for no default." })
  defaultValue?: string | null;

  @Field(() => Boolean, { description: "Whether a value must be set because there is no default." })
  required!: boolean;

  @Field(() => Boolean, { description: "Whether its value is never shown." })
  sensitive!: boolean;
}
