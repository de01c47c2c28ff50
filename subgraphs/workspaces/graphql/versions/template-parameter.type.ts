import { Field, ObjectType } from "type-graphql";
import { ParameterType } from "../../../../foundation/subgraph-kit/shared/template-values.js";
import { ParameterOption } from "./parameter-option.type.js";
import { ParameterValidation } from "./parameter-validation.type.js";

@ObjectType({ description: "§TemplateParameter§" })
export class TemplateParameter {
  @Field(() => String, { description: "§TemplateParameter.name§" })
  name!: string;

  @Field(() => String, { description: "§TemplateParameter.displayName§" })
  displayName!: string;

  @Field(() => String, { description: "§TemplateParameter.description§" })
  description!: string;

  @Field(() => ParameterType, { description: "§TemplateParameter.type§" })
  type!: ParameterType;

  @Field(() => String, { nullable: true, description: "§TemplateParameter.defaultValue§" })
  defaultValue!: string | null;

  @Field(() => Boolean, { description: "§TemplateParameter.required§" })
  required!: boolean;

  @Field(() => Boolean, { description: "May it change after the workspace was created?" })
  mutable!: boolean;

  @Field(() => Boolean, { description: "For one build only: not kept for the next." })
  ephemeral!: boolean;

  @Field(() => [ParameterOption], { description: "§TemplateParameter.options§" })
  options!: ParameterOption[];

  @Field(() => ParameterValidation, { nullable: true, description: "§TemplateParameter.validation§" })
  validation!: ParameterValidation | null;
}
