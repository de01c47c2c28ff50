import { Field, ObjectType } from "type-graphql";
import { ParameterValue } from "./parameter-value.type.js";

@ObjectType({ description: "Values for several parameters under one name." })
export class TemplatePreset {
  @Field(() => String, { description: "Unique in the version." })
  name!: string;

  @Field(() => Boolean, { description: "Is it offered first?" })
  isDefault!: boolean;

  @Field(() => [ParameterValue], { description: "What it sets." })
  parameters!: ParameterValue[];
}
