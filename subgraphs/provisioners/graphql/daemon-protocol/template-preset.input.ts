import { Field, InputType } from "type-graphql";
import { ParameterValueInput } from "../../../../foundation/subgraph-kit/shared/template-values.js";

@InputType({ description: "§TemplatePresetInput§" })
export class TemplatePresetInput {
  @Field(() => String, { description: "§TemplatePresetInput.name§" })
  name!: string;

  @Field(() => Boolean, { description: "§TemplatePresetInput.isDefault§" })
  isDefault!: boolean;

  @Field(() => [ParameterValueInput], { description: "§TemplatePresetInput.parameters§" })
  parameters!: ParameterValueInput[];
}
