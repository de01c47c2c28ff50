import { Field, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";

@Key("id")
@RequiresPermission("ORGANIZATION_ROLE_READ")
@ObjectType({
  implements: Node,
  description: "A built-in organization role is one Role for each organization, with an id of its own.",
})
export class Role extends Node {
  @Field(() => String, {
    description: "What tokens, mappings and manifests say. Unique in its organization; a built-in name is reserved.",
  })
  name!: string;

  @Field(() => String, { description: "The name that people see; any text." })
  displayName!: string;

  @Field(() => Boolean, { description: "Whether it comes with the product; false for a custom role." })
  isBuiltIn!: boolean;

  @Field(() => [Permission], { description: "What it grants in the whole deployment." })
  sitePermissions!: Permission[];

  @Field(() => [Permission], { description: "What it grants on objects of the organization." })
  organizationPermissions!: Permission[];

  @Field(() => [Permission], { description: "On what the member owns." })
  ownerPermissions!: Permission[];

  @Field(() => [Permission], {
    description: "What the role takes away, whatever other roles grant at its level and below.",
  })
  deniedPermissions!: Permission[];

  @Field(() => String, {
    nullable: true,
    description: "Label of the manifest that made it and may prune it; null where something else did.",
  })
  manifestLabel!: string | null;
}
