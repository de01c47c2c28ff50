import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A field left out stays as it is." })
export class UpdateOrganizationInput {
  @Field(() => ID, { description: "Global id of the organization to change." })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: "New unique name, under the rules of `Organization.name`; absent leaves it.",
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "The name that people see; absent leaves it." })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "A text for people; absent leaves it." })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "A path or URL; absent leaves it." })
  icon?: string | null;

  @Field(() => [String], { nullable: true, description: "Built-in roles only; the whole list." })
  defaultMemberRoles?: string[] | null;
}
