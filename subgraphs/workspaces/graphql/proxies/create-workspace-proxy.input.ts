import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A regional proxy to be added." })
export class CreateWorkspaceProxyInput {
  @Field(() => String, { description: "Unique: lower-case letters, digits and single hyphens, at most 32 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Free text; the name if left out." })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "The URL or path of a picture." })
  icon?: string | null;

  @Field(() => String, { description: "Where browsers reach it." })
  url!: string;

  @Field(() => [ID], { nullable: true, description: "The organizations that it serves; left out for all of them." })
  organizationIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Label of the manifest that makes it: lower-case letters, digits and single hyphens, at most 64 characters.",
  })
  manifestLabel?: string | null;
}
