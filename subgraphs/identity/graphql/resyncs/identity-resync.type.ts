import { Field, ID, Int, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { ResyncStatus } from "../runs/resync-status.enum.js";

@Key("id")
@Key("ref")
@RequiresPermission("IDENTITY_SYNC_READ")
@ObjectType({ implements: Node, description: "A sync of many users by the claims that are stored of them." })
export class IdentityResync extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => ResyncStatus, { description: "How far it is." })
  status!: ResyncStatus;

  @Field(() => Int, { description: "Users that it is to look at." })
  total!: number;

  @Field(() => Int, { description: "Users so far, changed or not." })
  done!: number;

  @Field(() => Int, { description: "Users so far for whom something had to be changed." })
  changed!: number;

  @Field(() => Int, { description: "Users so far whose sync failed; each has a run that says why." })
  failed!: number;

  @Field(() => DateTime, { description: "When its first user was looked at." })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "Null while it runs." })
  completedAt!: Date | null;
}
