import { Field, ID, ObjectType } from "type-graphql";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { UserKind } from "./user-kind.enum.js";
import { UserStatus } from "./user-status.enum.js";

@Key("id")
@ObjectType({
  implements: Node,
  description:
    "id, username, name, avatarUrl and kind are seen by whoever shares an organization with the user or holds USER_READ; the rest needs what it says.",
})
export class User extends Node {
  @Field(() => String, { description: "§User.username§" })
  username!: string;

  @Field(() => String, { description: "§User.name§" })
  name!: string;

  @Field(() => String, { nullable: true, description: "Needs USER_READ_PERSONAL, or to be oneself." })
  email!: string | null;

  @Field(() => String, { nullable: true, description: "§User.avatarUrl§" })
  avatarUrl!: string | null;

  @Field(() => UserKind, { description: "§User.kind§" })
  kind!: UserKind;

  @Field(() => UserStatus, { nullable: true, description: "Needs USER_READ, as do the following." })
  status!: UserStatus | null;

  @Field(() => DateTime, { nullable: true, description: "§User.createdAt§" })
  createdAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: "§User.lastSeenAt§" })
  lastSeenAt!: Date | null;
}
