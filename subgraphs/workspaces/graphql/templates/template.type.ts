import { Field, ID, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@Key("id")
@Key("ref")
@RequiresPermission("TEMPLATE_READ")
@ObjectType({ implements: Node, description: "What workspaces are made of; belongs to one organization for good." })
export class Template extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => String, {
    description: "Unique in its organization; lower-case letters, digits and single hyphens, at most 32 characters.",
  })
  name!: string;

  @Field(() => String, { description: "Free text, for people." })
  displayName!: string;

  @Field(() => String, { description: "At most 128 characters." })
  description!: string;

  @Field(() => String, { description: "The URL or path of a picture; may be empty." })
  icon!: string;

  @Field(() => Boolean, { description: "Are new workspaces of it refused?" })
  isDeprecated!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Shown to whoever has a workspace of it; null unless deprecated.",
  })
  deprecationMessage!: string | null;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;

  @Field(() => DateTime, { description: "When its name, texts, settings or active version were changed last." })
  updatedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "Label of the manifest that made it and may prune it; null where something else did.",
  })
  manifestLabel!: string | null;
}
