import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A user and all site roles to hold." })
export class SetUserSiteRolesInput {
  @Field(() => ID, { description: "Global id of the user to change." })
  id!: string;

  @Field(() => [String], { description: "Names of site roles; the whole list, empty for none." })
  roles!: string[];
}
