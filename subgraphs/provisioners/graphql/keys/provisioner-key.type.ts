import { Field, ID, ObjectType } from "type-graphql";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@Key("id")
@Key("ref")
@ObjectType({ implements: Node, description: "§ProvisionerKey§" })
export class ProvisionerKey extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => String, { description: "Stored in lower case; unique in its organization; at most 64 characters." })
  name!: string;

  @Field(() => JSONObject, { description: "§ProvisionerKey.tags§" })
  tags!: Record<string, unknown>;

  @Field(() => DateTime, { description: "§ProvisionerKey.createdAt§" })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "§ProvisionerKey.lastUsedAt§" })
  lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "§ProvisionerKey.expiresAt§" })
  expiresAt!: Date | null;
}
