import { FieldResolver, Int, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Requires } from "../../../../foundation/subgraph-kit/federation-directives.js";
import { OrganizationMember } from "../stubs/organization-member.stub.js";

@Resolver(() => OrganizationMember)
export class OrganizationMemberWorkspacesResolver {
  @Requires("organizationId userId quotaAllowance")
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "Over the member's workspaces here, the cost of the last build whose quota was committed, in credits a day. Needs what quotaAllowance needs.",
  })
  quotaConsumed(@Root() _organizationMember: { id: string }): never {
    return notImplemented("OrganizationMember.quotaConsumed");
  }

  @Requires("organizationId userId quotaAllowance")
  @FieldResolver(() => Int, { nullable: true, description: "§OrganizationMember.quotaRemaining§" })
  quotaRemaining(@Root() _organizationMember: { id: string }): never {
    return notImplemented("OrganizationMember.quotaRemaining");
  }
}
