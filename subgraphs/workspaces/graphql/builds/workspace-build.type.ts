import { Field, ID, Int, ObjectType } from "type-graphql";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { WorkspaceTransition } from "../../../../foundation/subgraph-kit/shared/template-values.js";
import { ParameterValue } from "../versions/parameter-value.type.js";
import { BuildReason } from "./build-reason.enum.js";
import { WorkspaceResource } from "./workspace-resource.type.js";

@Key("id")
@Key("ref")
@ObjectType({ implements: Node, description: "§WorkspaceBuild§" })
export class WorkspaceBuild extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => Int, { description: "§WorkspaceBuild.number§" })
  number!: number;

  @Field(() => WorkspaceTransition, { description: "§WorkspaceBuild.transition§" })
  transition!: WorkspaceTransition;

  @Field(() => BuildReason, { description: "§WorkspaceBuild.reason§" })
  reason!: BuildReason;

  @Field(() => [ParameterValue], { description: "§WorkspaceBuild.parameters§" })
  parameters!: ParameterValue[];

  @Field(() => [WorkspaceResource], { description: "§WorkspaceBuild.resources§" })
  resources!: WorkspaceResource[];

  @Field(() => Int, { description: "§WorkspaceBuild.dailyCost§" })
  dailyCost!: number;

  @Field(() => DateTime, { nullable: true, description: "When a running workspace stops by itself." })
  deadline!: Date | null;

  @Field(() => DateTime, { description: "§WorkspaceBuild.createdAt§" })
  createdAt!: Date;
}
