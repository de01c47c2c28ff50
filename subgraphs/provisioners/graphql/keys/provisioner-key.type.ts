import { Field, ID, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@Key("id")
@Key("ref")
@RequiresPermission("PROVISIONER_READ")
@ObjectType({
  implements: Node,
  description: "The credential of provisioner daemons: it settles their organization and their tags.",
})
export class ProvisionerKey extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => String, { description: "Stored in lower case; unique in its organization; at most 64 characters." })
  name!: string;

  @Field(() => JSONObject, { description: "Tags of every daemon that uses it, names to values; empty for none." })
  tags!: Record<string, unknown>;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was last used; null for never." })
  lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it stops working; null for never." })
  expiresAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Label of the manifest that made it and may prune it; null where something else did.",
  })
  manifestLabel!: string | null;
}
