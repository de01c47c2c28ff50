import { Field, Float, ObjectType } from "type-graphql";
import { Monotonic } from "../../../../foundation/subgraph-kit/shared/template-values.js";

@ObjectType({ description: "What a value must keep to besides its type." })
export class ParameterValidation {
  @Field(() => Float, { nullable: true, description: "Of a number, inclusive." })
  min!: number | null;

  @Field(() => Float, { nullable: true, description: "Of a number, inclusive." })
  max!: number | null;

  @Field(() => Monotonic, { nullable: true, description: "Which way a number may change; null for both." })
  monotonic!: Monotonic | null;

  @Field(() => String, { nullable: true, description: "RE2, for text; the whole value must match." })
  regex!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Said to whoever gives another value; null for a general sentence.",
  })
  error!: string | null;
}
