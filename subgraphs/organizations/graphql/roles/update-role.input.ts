import { Field, ID, InputType } from "type-graphql";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";

@InputType({ description: "§UpdateRoleInput§" })
export class UpdateRoleInput {
  @Field(() => ID, { description: "§UpdateRoleInput.id§" })
  id!: string;

  @Field(() => String, { nullable: true, description: "§UpdateRoleInput.displayName§" })
  displayName?: string | null;

  @Field(() => [Permission], { nullable: true, description: "§UpdateRoleInput.organizationPermissions§" })
  organizationPermissions?: Permission[] | null;

  @Field(() => [Permission], { nullable: true, description: "§UpdateRoleInput.ownerPermissions§" })
  ownerPermissions?: Permission[] | null;
}
