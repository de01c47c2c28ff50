import { Field, InputType } from "type-graphql";
import { ParameterType } from "../../../../foundation/subgraph-kit/shared/template-values.js";
import { ParameterOptionInput } from "./parameter-option.input.js";
import { ParameterValidationInput } from "./parameter-validation.input.js";

@InputType({ description: "A parameter that a template declares for a workspace's owner to choose." })
export class TemplateParameterInput {
  @Field(() => String, { description: "Unique in the template version; what values refer to." })
  name!: string;

  @Field(() => String, { nullable: true, description: "The name that people see; any text." })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "A text for people; absent for none." })
  description?: string | null;

  @Field(() => ParameterType, { description: "How its values, which are always strings, are to be read." })
  type!: ParameterType;

  @Field(() => String, { nullable: true, description: "Written as a string whatever the type; absent for no default." })
  defaultValue?: string | null;

  @Field(() => Boolean, { description: "Whether the owner must give a value because there is no default." })
  required!: boolean;

  @Field(() => Boolean, { description: "Whether it may change after the workspace was created." })
  mutable!: boolean;

  @Field(() => Boolean, { description: "Whether it is for one build only and not kept for the next." })
  ephemeral!: boolean;

  @Field(() => [ParameterOptionInput], {
    nullable: true,
    description: "The values to choose from, in order; absent for any value.",
  })
  options?: ParameterOptionInput[] | null;

  @Field(() => ParameterValidationInput, {
    nullable: true,
    description: "Limits on the value; absent for none beyond the type.",
  })
  validation?: ParameterValidationInput | null;
}
