import { Field, Float, ID, ObjectType } from "type-graphql";
import { Authenticated } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { IdentitySyncPlan } from "./identity-sync-plan.type.js";
import { IdentitySyncStatus } from "./identity-sync-status.enum.js";
import { IdentitySyncTrigger } from "./identity-sync-trigger.enum.js";

@Key("id")
@Key("ref")
@Authenticated()
@ObjectType({ implements: Node, description: "One sync of one user, kept with what it did." })
export class IdentitySyncRun extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => IdentitySyncTrigger, { description: "What made it run." })
  trigger!: IdentitySyncTrigger;

  @Field(() => IdentitySyncStatus, { description: "How it ended." })
  status!: IdentitySyncStatus;

  @Field(() => IdentitySyncPlan, { description: "What was to be changed; it was, unless the run failed." })
  plan!: IdentitySyncPlan;

  @Field(() => String, { nullable: true, description: "Why it failed; null otherwise." })
  error!: string | null;

  @Field(() => DateTime, { description: "When the claims were read." })
  startedAt!: Date;

  @Field(() => Float, { description: "In milliseconds, from reading the claims to the last write." })
  durationMs!: number;
}
