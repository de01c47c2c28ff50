import { Field, Float, InputType } from "type-graphql";
import { Monotonic } from "../../../../foundation/subgraph-kit/shared/template-values.js";

@InputType({ description: "§ParameterValidationInput§" })
export class ParameterValidationInput {
  @Field(() => Float, { nullable: true, description: "§ParameterValidationInput.min§" })
  min?: number | null;

  @Field(() => Float, { nullable: true, description: "§ParameterValidationInput.max§" })
  max?: number | null;

  @Field(() => Monotonic, { nullable: true, description: "§ParameterValidationInput.monotonic§" })
  monotonic?: Monotonic | null;

  @Field(() => String, { nullable: true, description: "§ParameterValidationInput.regex§" })
  regex?: string | null;

  @Field(() => String, { nullable: true, description: "§ParameterValidationInput.error§" })
  error?: string | null;
}
