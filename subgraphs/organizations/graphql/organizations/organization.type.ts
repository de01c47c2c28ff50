import { Field, ObjectType } from "type-graphql";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@Key("id")
@ObjectType({ implements: Node, description: "§Organization§" })
export class Organization extends Node {
  @Field(() => String, { description: "Unique; lower-case letters, digits and single hyphens, at most 32 characters." })
  name!: string;

  @Field(() => String, { description: "§Organization.displayName§" })
  displayName!: string;

  @Field(() => String, { description: "§Organization.description§" })
  description!: string;

  @Field(() => String, { description: "A path or URL; empty for none." })
  icon!: string;

  @Field(() => Boolean, { description: "§Organization.isDefault§" })
  isDefault!: boolean;

  @Field(() => DateTime, { description: "§Organization.createdAt§" })
  createdAt!: Date;

  @Field(() => DateTime, { description: "§Organization.updatedAt§" })
  updatedAt!: Date;
}
