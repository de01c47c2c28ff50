import { Field, ID, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";

@Key("id")
@RequiresPermission("PROVISIONER_READ")
@ObjectType()
export class Organization {
  @Field(() => ID, { description: "Global: a prefix that names the type, then the id proper, such as org_01jd…" })
  id!: string;
}
