import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "How a claim decides about roles of the whole deployment." })
export class SiteRoleSync {
  @Field(() => Int, { description: "Counts the changes, for expectedRevision." })
  revision!: number;

  @Field(() => String, {
    nullable: true,
    description: "The name of the claim that lists roles; null while site roles are not synced.",
  })
  claim!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "RE2; claim values that it does not match are passed over. Null for all.",
  })
  regexFilter!: string | null;

  @Field(() => [String], { description: "Given to everybody while the sync is on." })
  defaultRoles!: string[];

  @Field(() => Boolean, {
    description:
      "Does an unmapped value that equals a role's name give that role? Off unless asked for: a claim of `owner` makes an owner.",
  })
  matchByName!: boolean;

  @Field(() => Boolean, { description: "Do roles stay as they are when a user's claims lack the claim altogether?" })
  keepOnMissingClaim!: boolean;
}
