import { Field, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { UserKind } from "./user-kind.enum.js";

@Key("id")
@RequiresPermission("USER_READ", { scope: "OWNER" })
@ObjectType({
  implements: Node,
  description:
    "id, username, name, avatarUrl and kind are seen by whoever shares an organization with the user or holds USER_READ; the rest needs what it says.",
})
export class User extends Node {
  @Field(() => String, { description: "Unique in the deployment." })
  username!: string;

  @Field(() => String, { description: "The name that people see; need not be unique." })
  name!: string;

  @Field(() => UserKind, { description: "Whether it is a person or a service account." })
  kind!: UserKind;
}
