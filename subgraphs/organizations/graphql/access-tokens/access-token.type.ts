import { Field, ObjectType } from "type-graphql";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@Key("id")
@ObjectType({ implements: Node, description: "§AccessToken§" })
export class AccessToken extends Node {
  @Field(() => String, { description: "§AccessToken.name§" })
  name!: string;

  @Field(() => [Permission], { nullable: true, description: "Null for a token that can do all that its user can." })
  permissions!: Permission[] | null;

  @Field(() => DateTime, { description: "§AccessToken.createdAt§" })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "§AccessToken.lastUsedAt§" })
  lastUsedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "§AccessToken.expiresAt§" })
  expiresAt!: Date | null;
}
