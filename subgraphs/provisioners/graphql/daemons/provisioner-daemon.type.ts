import { Field, ID, ObjectType } from "type-graphql";
import { Inaccessible, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime, JSONObject } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@Key("id")
@Key("ref")
@ObjectType({ implements: Node, description: "§ProvisionerDaemon§" })
export class ProvisionerDaemon extends Node {
  @Inaccessible()
  @Field(() => ID, { description: "The global id once more, by which `node` asks this subgraph." })
  ref!: string;

  @Field(() => String, { description: "§ProvisionerDaemon.name§" })
  name!: string;

  @Field(() => JSONObject, { description: "§ProvisionerDaemon.tags§" })
  tags!: Record<string, unknown>;

  @Field(() => String, { description: "§ProvisionerDaemon.version§" })
  version!: string;

  @Field(() => String, { description: "§ProvisionerDaemon.apiVersion§" })
  apiVersion!: string;

  @Field(() => DateTime, { description: "§ProvisionerDaemon.createdAt§" })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "§ProvisionerDaemon.lastSeenAt§" })
  lastSeenAt!: Date | null;
}
