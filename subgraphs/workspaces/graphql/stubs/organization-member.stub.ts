import { Field, ID, Int, ObjectType } from "type-graphql";
import { External, Key } from "../../../../foundation/subgraph-kit/federation-directives.js";

/** What the quota's consumption is counted for: the allowance is the organizations', and comes with the reference. */
@Key("id")
@ObjectType()
export class OrganizationMember {
  @Field(() => ID, { description: "Global: a prefix that names the type, then the id proper, such as org_01jd…" })
  id!: string;

  @External()
  @Field(() => ID, { description: "§OrganizationMember.organizationId§" })
  organizationId!: string;

  @External()
  @Field(() => ID, { description: "§OrganizationMember.userId§" })
  userId!: string;

  @External()
  @Field(() => Int, {
    nullable: true,
    description: "The sum of the allowances of the member's groups here, in credits a day.",
  })
  quotaAllowance!: number | null;
}
