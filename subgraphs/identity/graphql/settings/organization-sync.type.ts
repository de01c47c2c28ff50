import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "How a claim decides about memberships in organizations." })
export class OrganizationSync {
  @Field(() => Int, { description: "Counts the changes, for expectedRevision." })
  revision!: number;

  @Field(() => String, { nullable: true, description: "Name of the claim; null turns the sync off." })
  claim!: string | null;

  @Field(() => String, { nullable: true, description: "RE2; unanchored; only values that match are considered." })
  regexFilter!: string | null;

  @Field(() => Boolean, { description: "Every user is also in the default organization." })
  assignDefault!: boolean;

  @Field(() => Boolean, {
    description:
      "A user who had values and whose claim is now absent (a group overage, a broken claim) keeps what they have.",
  })
  keepOnMissingClaim!: boolean;
}
