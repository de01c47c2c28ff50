import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "How a claim decides about the groups of one organization's members." })
export class GroupSync {
  @Field(() => Int, { description: "Counts the changes, for expectedRevision." })
  revision!: number;

  @Field(() => String, {
    nullable: true,
    description: "The name of the claim that lists groups; null while groups are not synced.",
  })
  claim!: string | null;

  @Field(() => String, { nullable: true, description: "RE2; unanchored; only values that match are considered." })
  regexFilter!: string | null;

  @Field(() => Boolean, { description: "Does a claim value that no mapping and no group has make a group of its own?" })
  autoCreateMissing!: boolean;

  @Field(() => Boolean, { description: "Do groups stay as they are when a user's claims lack the claim altogether?" })
  keepOnMissingClaim!: boolean;
}
