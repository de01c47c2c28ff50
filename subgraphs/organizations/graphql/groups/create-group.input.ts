import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "A new group and its first members." })
export class CreateGroupInput {
  @Field(() => ID, { description: "Global id of the organization that owns it." })
  organizationId!: string;

  @Field(() => String, { description: "Unique in its organization." })
  name!: string;

  @Field(() => String, { nullable: true, description: "The name that people see; any text." })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "Address of a picture; absent for none." })
  avatarUrl?: string | null;

  @Field(() => Int, { nullable: true, defaultValue: 0, description: "Credits a day that each member gains by it." })
  quotaAllowance?: number | null;

  @Field(() => [ID], { nullable: true, description: "Global ids of users to put into it; absent for nobody." })
  memberIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Label of the manifest that makes it: lower-case letters, digits and single hyphens, at most 64 characters.",
  })
  manifestLabel?: string | null;
}
