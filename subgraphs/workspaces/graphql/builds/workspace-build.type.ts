import { Field, ID, Int, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { WorkspaceTransition } from "../../../../foundation/subgraph-kit/shared/template-values.js";
import { ParameterValue } from "../versions/parameter-value.type.js";
import { BuildReason } from "./build-reason.enum.js";
import { WorkspaceResource } from "./workspace-resource.type.js";

@Key("id")
@Key("ref")
@RequiresPermission("WORKSPACE_READ", { scope: "OWNER" })
@ObjectType({ implements: Node, description: "One change of a workspace's infrastructure." })
export class WorkspaceBuild extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => Int, { description: "Counts up from 1 in each workspace." })
  number!: number;

  @Field(() => WorkspaceTransition, { description: "What it does." })
  transition!: WorkspaceTransition;

  @Field(() => BuildReason, { description: "Why it was ordered." })
  reason!: BuildReason;

  @Field(() => [ParameterValue], { description: "All values that the template was given." })
  parameters!: ParameterValue[];

  @Field(() => [WorkspaceResource], { description: "What it made; empty until it has succeeded." })
  resources!: WorkspaceResource[];

  @Field(() => Int, { description: "Of what it makes, in credits a day; 0 until that is known." })
  dailyCost!: number;

  @Field(() => DateTime, { nullable: true, description: "When a running workspace stops by itself." })
  deadline!: Date | null;

  @Field(() => DateTime, { description: "When it was ordered." })
  createdAt!: Date;
}
