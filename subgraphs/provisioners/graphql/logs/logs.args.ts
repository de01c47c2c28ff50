import { ArgsType, Field, Int } from "type-graphql";

@ArgsType()
export class LogsArgs {
  @Field(() => Int, { nullable: true, defaultValue: 500, description: "How many lines, from 1 to 1000." })
  first?: number | null;

  @Field(() => Int, { nullable: true, defaultValue: 0, description: "A sequence; 0 for the first line on." })
  after?: number | null;

  @Field(() => Int, { nullable: true, description: "Instead of both: the last lines, so many, from 1 to 1000." })
  last?: number | null;
}
