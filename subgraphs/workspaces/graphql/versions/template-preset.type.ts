import { Field, ObjectType } from "type-graphql";
import { ParameterValue } from "./parameter-value.type.js";

@ObjectType({ description: "§TemplatePreset§" })
export class TemplatePreset {
  @Field(() => String, { description: "§TemplatePreset.name§" })
  name!: string;

  @Field(() => Boolean, { description: "§TemplatePreset.isDefault§" })
  isDefault!: boolean;

  @Field(() => [ParameterValue], { description: "§TemplatePreset.parameters§" })
  parameters!: ParameterValue[];
}
