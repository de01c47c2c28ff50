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
  description: "A process near the infrastructure that takes jobs and runs them, one at a time.",
})
export class ProvisionerDaemon extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => String, { description: "As the daemon called itself when it registered." })
  name!: string;

  @Field(() => JSONObject, { description: "Those of its key, names to values; empty for none." })
  tags!: Record<string, unknown>;

  @Field(() => String, { description: "The release of the daemon's software, as it says itself." })
  version!: string;

  @Field(() => String, { description: "The version of the daemon API that it speaks." })
  apiVersion!: string;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it last spoke to the control plane; null for never." })
  lastSeenAt!: Date | null;
}
