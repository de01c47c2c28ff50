import { Field, ObjectType } from "type-graphql";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { UserKind } from "./user-kind.enum.js";

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

  @Field(() => UserKind, { description: "§User.kind§" })
  kind!: UserKind;
}
