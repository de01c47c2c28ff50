import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({ description: "§BuildTimes§" })
export class BuildTimes {
  @Field(() => Float, { nullable: true, description: "§BuildTimes.startP50§" })
  startP50!: number | null;

  @Field(() => Float, { nullable: true, description: "§BuildTimes.startP95§" })
  startP95!: number | null;

  @Field(() => Float, { nullable: true, description: "§BuildTimes.stopP50§" })
  stopP50!: number | null;

  @Field(() => Float, { nullable: true, description: "§BuildTimes.stopP95§" })
  stopP95!: number | null;
}
