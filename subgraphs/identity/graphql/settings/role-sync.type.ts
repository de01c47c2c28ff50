import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "§RoleSync§" })
export class RoleSync {
  @Field(() => Int, { description: "Counts the changes, for expectedRevision." })
  revision!: number;

  @Field(() => String, { nullable: true, description: "§RoleSync.claim§" })
  claim!: string | null;

  @Field(() => String, { nullable: true, description: "§RoleSync.regexFilter§" })
  regexFilter!: string | null;

  @Field(() => Boolean, { description: "§RoleSync.keepOnMissingClaim§" })
  keepOnMissingClaim!: boolean;
}
