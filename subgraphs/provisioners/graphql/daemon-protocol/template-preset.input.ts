import { Field, InputType } from "type-graphql";
import { ParameterValueInput } from "../../../../foundation/subgraph-kit/shared/template-values.js";

@InputType({ description: "A ready-made choice of parameters that a template offers." })
export class TemplatePresetInput {
  @Field(() => String, { description: "Unique in the template version; the name that people see." })
  name!: string;

  @Field(() => Boolean, { description: "Whether it is the one chosen beforehand." })
  isDefault!: boolean;

  @Field(() => [ParameterValueInput], {
    description: "The values that it sets; parameters not named keep their defaults.",
  })
  parameters!: ParameterValueInput[];
}
