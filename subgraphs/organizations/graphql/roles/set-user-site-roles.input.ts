import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "§SetUserSiteRolesInput§" })
export class SetUserSiteRolesInput {
  @Field(() => ID, { description: "§SetUserSiteRolesInput.id§" })
  id!: string;

  @Field(() => [String], { description: "§SetUserSiteRolesInput.roles§" })
  roles!: string[];
}
