import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "§ParameterOption§" })
export class ParameterOption {
  @Field(() => String, { description: "§ParameterOption.name§" })
  name!: string;

  @Field(() => String, { description: "§ParameterOption.value§" })
  value!: string;

  @Field(() => String, { description: "§ParameterOption.description§" })
  description!: string;

  @Field(() => String, { description: "§ParameterOption.icon§" })
  icon!: string;
}
