import { Field, ID, InputType } from "type-graphql";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";

@InputType({ description: "A new custom role of one organization." })
export class CreateRoleInput {
  @Field(() => ID, { description: "Global id of the organization that owns it." })
  organizationId!: string;

  @Field(() => String, { description: "Unique in its organization; a built-in name is reserved." })
  name!: string;

  @Field(() => String, { nullable: true, description: "The name that people see; any text." })
  displayName?: string | null;

  @Field(() => [Permission], {
    description: "What it grants on objects of the organization; site-only permissions are INVALID.",
  })
  organizationPermissions!: Permission[];

  @Field(() => [Permission], {
    nullable: true,
    description: "What it grants on what the member owns; absent for nothing.",
  })
  ownerPermissions?: Permission[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Label of the manifest that makes it: lower-case letters, digits and single hyphens, at most 64 characters.",
  })
  manifestLabel?: string | null;
}
