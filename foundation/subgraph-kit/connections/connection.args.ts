import { ArgsType, Field, Int } from "type-graphql";

@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, {
    nullable: true,
    description: "How many from the start, 1 to 100; 50 if neither it nor `last` is given.",
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: "A cursor: only what comes after it." })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: "How many from the end, 1 to 100; not together with `first`." })
  last?: number | null;

  @Field(() => String, { nullable: true, description: "A cursor: only what comes before it." })
  before?: string | null;
}
