import { Field, ID, Int, ObjectType } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { External, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";

/** What the quota's consumption is counted for: the allowance is the organizations', and comes with the reference. */
@Key("id")
@RequiresPermission("ORGANIZATION_MEMBER_READ", { scope: "OWNER" })
@ObjectType()
export class OrganizationMember {
  @Field(() => ID, { description: "Global: a prefix that names the type, then the id proper, such as org_01jd…" })
  id!: string;

  @External()
  @Field(() => ID, { description: "Global id of the organization, readable where the organization itself is not." })
  organizationId!: string;

  @External()
  @Field(() => ID, { description: "Global id of the user, readable where the user itself is not." })
  userId!: string;

  @External()
  @Field(() => Int, {
    nullable: true,
    description: "The sum of the allowances of the member's groups here, in credits a day.",
  })
  quotaAllowance!: number | null;
}
