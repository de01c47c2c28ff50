import { Field, InputType } from "type-graphql";

@InputType({ description: "§ParameterOptionInput§" })
export class ParameterOptionInput {
  @Field(() => String, { description: "§ParameterOptionInput.name§" })
  name!: string;

  @Field(() => String, { description: "§ParameterOptionInput.value§" })
  value!: string;

  @Field(() => String, { nullable: true, description: "§ParameterOptionInput.description§" })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "§ParameterOptionInput.icon§" })
  icon?: string | null;
}
