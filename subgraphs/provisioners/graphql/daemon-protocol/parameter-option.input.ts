import { Field, InputType } from "type-graphql";

@InputType({ description: "One value of a parameter that can be chosen from a list." })
export class ParameterOptionInput {
  @Field(() => String, { description: "The name that people see; any text." })
  name!: string;

  @Field(() => String, { description: "What the parameter is set to, written as a string whatever the type." })
  value!: string;

  @Field(() => String, { nullable: true, description: "A text for people; absent for none." })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "A path or URL; absent for none." })
  icon?: string | null;
}
