import { Field, Float, InputType } from "type-graphql";
import { Monotonic } from "../../../../foundation/subgraph-kit/shared/template-values.js";

@InputType({ description: "Limits on a parameter's value; one left out does not restrict." })
export class ParameterValidationInput {
  @Field(() => Float, { nullable: true, description: "The least number allowed." })
  min?: number | null;

  @Field(() => Float, { nullable: true, description: "The greatest number allowed." })
  max?: number | null;

  @Field(() => Monotonic, {
    nullable: true,
    description: "The only direction in which a number may change from build to build.",
  })
  monotonic?: Monotonic | null;

  @Field(() => String, { nullable: true, description: "Regular expression that a string must match." })
  regex?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What to tell a person whose value is refused; absent for a standard text.",
  })
  error?: string | null;
}
