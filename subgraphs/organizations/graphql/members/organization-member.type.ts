import { Field, ID, Int, ObjectType } from "type-graphql";
import { Key } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { Node } from "../../../../foundation/subgraph-kit/shared/node.type.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";

@Key("id")
@ObjectType({ implements: Node, description: "One user in one organization." })
export class OrganizationMember extends Node {
  @Field(() => ID, { description: "§OrganizationMember.organizationId§" })
  organizationId!: string;

  @Field(() => ID, { description: "§OrganizationMember.userId§" })
  userId!: string;

  @Field(() => Int, {
    nullable: true,
    description: "The sum of the allowances of the member's groups here, in credits a day.",
  })
  quotaAllowance!: number | null;

  @Field(() => DateTime, { description: "§OrganizationMember.createdAt§" })
  createdAt!: Date;

  @Field(() => DateTime, { description: "§OrganizationMember.updatedAt§" })
  updatedAt!: Date;
}
