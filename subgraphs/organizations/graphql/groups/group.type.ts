import { Field, Int, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { GroupSource } from "./group-source.enum.js";

@Key("id")
@RequiresPermission("GROUP_READ", { scope: "OWNER" })
@ObjectType({
  implements: Node,
  description: "Members of one organization taken together, for quotas and template access.",
})
export class Group extends Node {
  @Field(() => String, { description: "Unique in its organization." })
  name!: string;

  @Field(() => String, { description: "The name that people see; any text." })
  displayName!: string;

  @Field(() => Int, { description: "Credits a day that each member gains by it." })
  quotaAllowance!: number;

  @Field(() => GroupSource, { description: "Whether a person or identity sync made it." })
  source!: GroupSource;

  @Field(() => Boolean, { description: "The group that every member is in; it cannot be left, renamed or deleted." })
  isEveryone!: boolean;

  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: "Label of the manifest that made it and may prune it; null where something else did.",
  })
  manifestLabel!: string | null;
}
