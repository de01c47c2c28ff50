import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "§ParameterValue§" })
export class ParameterValue {
  @Field(() => String, { description: "§ParameterValue.name§" })
  name!: string;

  @Field(() => String, { description: "§ParameterValue.value§" })
  value!: string;
}
