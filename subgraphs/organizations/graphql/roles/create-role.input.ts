import { Field, ID, InputType } from "type-graphql";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";

@InputType({ description: "§CreateRoleInput§" })
export class CreateRoleInput {
  @Field(() => ID, { description: "§CreateRoleInput.organizationId§" })
  organizationId!: string;

  @Field(() => String, { description: "§CreateRoleInput.name§" })
  name!: string;

  @Field(() => String, { nullable: true, description: "§CreateRoleInput.displayName§" })
  displayName?: string | null;

  @Field(() => [Permission], { description: "§CreateRoleInput.organizationPermissions§" })
  organizationPermissions!: Permission[];

  @Field(() => [Permission], { nullable: true, description: "§CreateRoleInput.ownerPermissions§" })
  ownerPermissions?: Permission[] | null;
}
