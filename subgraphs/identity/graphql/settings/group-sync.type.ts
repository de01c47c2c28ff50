import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "§GroupSync§" })
export class GroupSync {
  @Field(() => Int, { description: "Counts the changes, for expectedRevision." })
  revision!: number;

  @Field(() => String, { nullable: true, description: "§GroupSync.claim§" })
  claim!: string | null;

  @Field(() => String, { nullable: true, description: "RE2; unanchored; only values that match are considered." })
  regexFilter!: string | null;

  @Field(() => Boolean, { description: "§GroupSync.autoCreateMissing§" })
  autoCreateMissing!: boolean;

  @Field(() => Boolean, { description: "§GroupSync.keepOnMissingClaim§" })
  keepOnMissingClaim!: boolean;
}
