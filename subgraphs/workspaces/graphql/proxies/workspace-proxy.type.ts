import { Field, ID, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@Key("id")
@Key("ref")
@RequiresPermission("WORKSPACE_PROXY_READ")
@ObjectType({ implements: Node, description: "A regional access point: one template, several places." })
export class WorkspaceProxy extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => String, { description: "Unique in the deployment." })
  name!: string;

  @Field(() => String, { description: "Free text, for people." })
  displayName!: string;

  @Field(() => String, { description: "The URL or path of a picture; may be empty." })
  icon!: string;

  @Field(() => String, { description: "Where browsers reach it." })
  url!: string;

  @Field(() => String, { nullable: true, description: "Of its program; null before the first report." })
  version!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it reported last; null before the first time." })
  lastSeenAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Label of the manifest that made it and may prune it; null where something else did.",
  })
  manifestLabel!: string | null;
}
