import { Field, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@Key("id")
@RequiresPermission("ACCESS_TOKEN_READ", { scope: "OWNER" })
@ObjectType({
  implements: Node,
  description: "A credential with which a program acts as its user; the secret is never shown here.",
})
export class AccessToken extends Node {
  @Field(() => String, { description: "A label chosen by its maker." })
  name!: string;

  @Field(() => [Permission], { nullable: true, description: "Null for a token that can do all that its user can." })
  permissions!: Permission[] | null;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was last used; null for never." })
  lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it stops working; null for never." })
  expiresAt!: Date | null;
}
