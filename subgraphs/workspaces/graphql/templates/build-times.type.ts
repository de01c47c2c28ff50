import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({ description: "How long builds take, in seconds, over the last of them; null where too few have run." })
export class BuildTimes {
  @Field(() => Float, { nullable: true, description: "Half of all starts are done by then." })
  startP50!: number | null;

  @Field(() => Float, { nullable: true, description: "Of twenty starts nineteen are done by then." })
  startP95!: number | null;

  @Field(() => Float, { nullable: true, description: "Half of all stops are done by then." })
  stopP50!: number | null;

  @Field(() => Float, { nullable: true, description: "Of twenty stops nineteen are done by then." })
  stopP95!: number | null;
}
