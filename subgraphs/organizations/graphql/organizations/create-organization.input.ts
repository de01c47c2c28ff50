import { Field, InputType } from "type-graphql";

@InputType({ description: "Name and appearance of a new organization." })
export class CreateOrganizationInput {
  @Field(() => String, { description: "Unique; lower-case letters, digits and single hyphens, at most 32 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "The name that people see; any text." })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "A text for people; absent for none." })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "A path or URL; absent for none." })
  icon?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Label of the manifest that makes it: lower-case letters, digits and single hyphens, at most 64 characters.",
  })
  manifestLabel?: string | null;
}
