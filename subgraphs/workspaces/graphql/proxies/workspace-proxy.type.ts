import { Field, ID, ObjectType } from "type-graphql";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@Key("id")
@Key("ref")
@ObjectType({ implements: Node, description: "A regional access point: one template, several places." })
export class WorkspaceProxy extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => String, { description: "§WorkspaceProxy.name§" })
  name!: string;

  @Field(() => String, { description: "§WorkspaceProxy.displayName§" })
  displayName!: string;

  @Field(() => String, { description: "§WorkspaceProxy.icon§" })
  icon!: string;

  @Field(() => String, { description: "§WorkspaceProxy.url§" })
  url!: string;

  @Field(() => String, { nullable: true, description: "§WorkspaceProxy.version§" })
  version!: string | null;

  @Field(() => DateTime, { nullable: true, description: "§WorkspaceProxy.lastSeenAt§" })
  lastSeenAt!: Date | null;
}
