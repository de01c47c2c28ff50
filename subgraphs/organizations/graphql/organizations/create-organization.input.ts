import { Field, InputType } from "type-graphql";

@InputType({ description: "§CreateOrganizationInput§" })
export class CreateOrganizationInput {
  @Field(() => String, { description: "§CreateOrganizationInput.name§" })
  name!: string;

  @Field(() => String, { nullable: true, description: "§CreateOrganizationInput.displayName§" })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "§CreateOrganizationInput.description§" })
  description?: string | null;

  @Field(() => String, { nullable: true, description: "§CreateOrganizationInput.icon§" })
  icon?: string | null;
}
