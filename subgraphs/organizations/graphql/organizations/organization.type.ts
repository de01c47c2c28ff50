import { Field, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@Key("id")
@RequiresPermission("ORGANIZATION_READ")
@ObjectType({
  implements: Node,
  description: "A tenant of the deployment, with members, groups, roles and templates of its own.",
})
export class Organization extends Node {
  @Field(() => String, { description: "Unique; lower-case letters, digits and single hyphens, at most 32 characters." })
  name!: string;

  @Field(() => String, { description: "The name that people see; any text." })
  displayName!: string;

  @Field(() => String, { description: "A text for people; empty for none." })
  description!: string;

  @Field(() => String, { description: "A path or URL; empty for none." })
  icon!: string;

  @Field(() => Boolean, { description: "Whether it is the deployment's default one, which cannot be deleted." })
  isDefault!: boolean;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;

  @Field(() => DateTime, { description: "When it last changed." })
  updatedAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "Label of the manifest that made it and may prune it; null where something else did.",
  })
  manifestLabel!: string | null;
}
