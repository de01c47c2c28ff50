import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({ description: "How a claim decides about the roles of one organization's members." })
export class RoleSync {
  @Field(() => Int, { description: "Counts the changes, for expectedRevision." })
  revision!: number;

  @Field(() => String, {
    nullable: true,
    description: "The name of the claim that lists roles; null while roles are not synced.",
  })
  claim!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "RE2; claim values that it does not match are passed over. Null for all.",
  })
  regexFilter!: string | null;

  @Field(() => Boolean, { description: "Do roles stay as they are when a user's claims lack the claim altogether?" })
  keepOnMissingClaim!: boolean;
}
