import { Field, ObjectType } from "type-graphql";
import { ParameterType } from "../../../../foundation/subgraph-kit/shared/template-values.js";
import { ParameterOption } from "./parameter-option.type.js";
import { ParameterValidation } from "./parameter-validation.type.js";

@ObjectType({ description: "A value that whoever makes a workspace gives." })
export class TemplateParameter {
  @Field(() => String, { description: "As the template's code calls it." })
  name!: string;

  @Field(() => String, { description: "For people." })
  displayName!: string;

  @Field(() => String, { description: "May be empty." })
  description!: string;

  @Field(() => ParameterType, { description: "What its value is read as." })
  type!: ParameterType;

  @Field(() => String, { nullable: true, description: "Text, whatever the type; null for none." })
  defaultValue!: string | null;

  @Field(() => Boolean, { description: "Must a value be given, as there is no default?" })
  required!: boolean;

  @Field(() => Boolean, { description: "May it change after the workspace was created?" })
  mutable!: boolean;

  @Field(() => Boolean, { description: "For one build only: not kept for the next." })
  ephemeral!: boolean;

  @Field(() => [ParameterOption], { description: "The only values it may have; empty for any." })
  options!: ParameterOption[];

  @Field(() => ParameterValidation, {
    nullable: true,
    description: "What a value must keep to; null for nothing but its type.",
  })
  validation!: ParameterValidation | null;
}
