import { Field, Int, ObjectType } from "type-graphql";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { GroupSource } from "./group-source.enum.js";

@Key("id")
@ObjectType({ implements: Node, description: "§Group§" })
export class Group extends Node {
  @Field(() => String, { description: "§Group.name§" })
  name!: string;

  @Field(() => String, { description: "§Group.displayName§" })
  displayName!: string;

  @Field(() => Int, { description: "Credits a day that each member gains by it." })
  quotaAllowance!: number;

  @Field(() => GroupSource, { description: "§Group.source§" })
  source!: GroupSource;

  @Field(() => Boolean, { description: "The group that every member is in; it cannot be left, renamed or deleted." })
  isEveryone!: boolean;

  @Field(() => DateTime, { description: "§Group.createdAt§" })
  createdAt!: Date;
}
