import { Field, Float, ObjectType } from "type-graphql";
import { Monotonic } from "../../../../foundation/subgraph-kit/shared/template-values.js";

@ObjectType({ description: "§ParameterValidation§" })
export class ParameterValidation {
  @Field(() => Float, { nullable: true, description: "§ParameterValidation.min§" })
  min!: number | null;

  @Field(() => Float, { nullable: true, description: "§ParameterValidation.max§" })
  max!: number | null;

  @Field(() => Monotonic, { nullable: true, description: "§ParameterValidation.monotonic§" })
  monotonic!: Monotonic | null;

  @Field(() => String, { nullable: true, description: "§ParameterValidation.regex§" })
  regex!: string | null;

  @Field(() => String, { nullable: true, description: "§ParameterValidation.error§" })
  error!: string | null;
}
