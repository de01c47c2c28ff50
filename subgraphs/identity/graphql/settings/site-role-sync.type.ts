import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "§SiteRoleSync§" })
export class SiteRoleSync {
  @Field(() => Int, { description: "Counts the changes, for expectedRevision." })
  revision!: number;

  @Field(() => String, { nullable: true, description: "§SiteRoleSync.claim§" })
  claim!: string | null;

  @Field(() => String, { nullable: true, description: "§SiteRoleSync.regexFilter§" })
  regexFilter!: string | null;

  @Field(() => [String], { description: "Given to everybody while the sync is on." })
  defaultRoles!: string[];

  @Field(() => Boolean, {
    description:
      "Does an unmapped value that equals a role's name give that role? Off unless asked for: a claim of `owner` makes an owner.",
  })
  matchByName!: boolean;

  @Field(() => Boolean, { description: "§SiteRoleSync.keepOnMissingClaim§" })
  keepOnMissingClaim!: boolean;
}
