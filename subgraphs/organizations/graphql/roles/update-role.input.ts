import { Field, ID, InputType } from "type-graphql";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";

@InputType({ description: "A field left out stays as it is; the name never changes." })
export class UpdateRoleInput {
  @Field(() => ID, { description: "Global id of the role to change." })
  id!: string;

  @Field(() => String, { nullable: true, description: "The name that people see; absent leaves it." })
  displayName?: string | null;

  @Field(() => [Permission], {
    nullable: true,
    description: "What it grants on objects of the organization; the whole list, absent leaves it.",
  })
  organizationPermissions?: Permission[] | null;

  @Field(() => [Permission], {
    nullable: true,
    description: "What it grants on what the member owns; the whole list, absent leaves it.",
  })
  ownerPermissions?: Permission[] | null;
}
