import { Field, ID, Int, ObjectType } from "type-graphql";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { ResyncStatus } from "../runs/resync-status.enum.js";

@Key("id")
@Key("ref")
@ObjectType({ implements: Node, description: "§IdentityResync§" })
export class IdentityResync extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => ResyncStatus, { description: "§IdentityResync.status§" })
  status!: ResyncStatus;

  @Field(() => Int, { description: "§IdentityResync.total§" })
  total!: number;

  @Field(() => Int, { description: "§IdentityResync.done§" })
  done!: number;

  @Field(() => Int, { description: "§IdentityResync.changed§" })
  changed!: number;

  @Field(() => Int, { description: "§IdentityResync.failed§" })
  failed!: number;

  @Field(() => DateTime, { description: "§IdentityResync.startedAt§" })
  startedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "§IdentityResync.completedAt§" })
  completedAt!: Date | null;
}
