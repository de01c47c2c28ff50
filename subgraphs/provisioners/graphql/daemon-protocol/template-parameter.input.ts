import { Field, InputType } from "type-graphql";
import { ParameterType } from "../../../../foundation/subgraph-kit/shared/template-values.js";
import { ParameterOptionInput } from "./parameter-option.input.js";
import { ParameterValidationInput } from "./parameter-validation.input.js";

@InputType({ description: "§TemplateParameterInput§" })
export class TemplateParameterInput {
  @Field(() => String, { description: "§TemplateParameterInput.name§" })
  name!: string;

  @Field(() => String, { nullable: true, description: "§TemplateParameterInput.displayName§" })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "§TemplateParameterInput.description§" })
  description?: string | null;

  @Field(() => ParameterType, { description: "§TemplateParameterInput.type§" })
  type!: ParameterType;

  @Field(() => String, { nullable: true, description: "§TemplateParameterInput.defaultValue§" })
  defaultValue?: string | null;

  @Field(() => Boolean, { description: "§TemplateParameterInput.required§" })
  required!: boolean;

  @Field(() => Boolean, { description: "§TemplateParameterInput.mutable§" })
  mutable!: boolean;

  @Field(() => Boolean, { description: "§TemplateParameterInput.ephemeral§" })
  ephemeral!: boolean;

  @Field(() => [ParameterOptionInput], { nullable: true, description: "§TemplateParameterInput.options§" })
  options?: ParameterOptionInput[] | null;

  @Field(() => ParameterValidationInput, { nullable: true, description: "§TemplateParameterInput.validation§" })
  validation?: ParameterValidationInput | null;
}
