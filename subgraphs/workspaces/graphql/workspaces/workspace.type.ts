import { Field, ID, Int, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { WorkspaceStatus } from "./workspace-status.enum.js";

@Key("id")
@Key("ref")
@RequiresPermission("WORKSPACE_READ", { scope: "OWNER" })
@ObjectType({ implements: Node, description: "A user's development environment, built of a template." })
export class Workspace extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => String, { description: "Unique for its owner." })
  name!: string;

  @Field(() => WorkspaceStatus, { description: "What its latest build does, or has done." })
  status!: WorkspaceStatus;

  @Field(() => DateTime, { nullable: true, description: "Since when it sleeps; null unless dormant." })
  dormantAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: "When it is going to be deleted unless somebody wakes it; null unless dormant.",
  })
  deletingAt!: Date | null;

  @Field(() => String, { nullable: true, description: "Cron with an optional CRON_TZ=…; null for none." })
  autostartSchedule!: string | null;

  @Field(() => DateTime, { nullable: true, description: "By its schedule; null without one." })
  nextStartAt!: Date | null;

  @Field(() => Int, { nullable: true, description: "Null for the template's default." })
  ttlSeconds!: number | null;

  @Field(() => Boolean, { description: "Does each start take the template's active version?" })
  automaticUpdates!: boolean;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;

  @Field(() => DateTime, { description: "When somebody worked in it last." })
  lastUsedAt!: Date;
}
