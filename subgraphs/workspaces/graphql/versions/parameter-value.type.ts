import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "A parameter and what it was set to." })
export class ParameterValue {
  @Field(() => String, { description: "The parameter's." })
  name!: string;

  @Field(() => String, { description: "Text, whatever the type." })
  value!: string;
}
