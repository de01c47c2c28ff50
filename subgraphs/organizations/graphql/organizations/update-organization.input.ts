import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§UpdateOrganizationInput§" })
export class UpdateOrganizationInput {
  @Field(() => ID, { description: "§UpdateOrganizationInput.id§" })
  id!: string;

  @Field(() => String, { nullable: true, description: "§UpdateOrganizationInput.name§" })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateOrganizationInput.displayName§" })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateOrganizationInput.description§" })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "§UpdateOrganizationInput.icon§" })
  icon?: string | null;

  @Field(() => [String], { nullable: true, description: "Built-in roles only; the whole list." })
  defaultMemberRoles?: string[] | null;
}
