import { Field, Float, ID, ObjectType } from "type-graphql";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { IdentitySyncPlan } from "./identity-sync-plan.type.js";
import { IdentitySyncStatus } from "./identity-sync-status.enum.js";
import { IdentitySyncTrigger } from "./identity-sync-trigger.enum.js";

@Key("id")
@Key("ref")
@ObjectType({ implements: Node, description: "§IdentitySyncRun§" })
export class IdentitySyncRun extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => IdentitySyncTrigger, { description: "§IdentitySyncRun.trigger§" })
  trigger!: IdentitySyncTrigger;

  @Field(() => IdentitySyncStatus, { description: "§IdentitySyncRun.status§" })
  status!: IdentitySyncStatus;

  @Field(() => IdentitySyncPlan, { description: "§IdentitySyncRun.plan§" })
  plan!: IdentitySyncPlan;

  @Field(() => String, { nullable: true, description: "§IdentitySyncRun.error§" })
  error!: string | null;

  @Field(() => DateTime, { description: "§IdentitySyncRun.startedAt§" })
  startedAt!: Date;

  @Field(() => Float, { description: "§IdentitySyncRun.durationMs§" })
  durationMs!: number;
}
