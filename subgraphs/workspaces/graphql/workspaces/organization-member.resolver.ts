import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { decodeIdOf } from "../../../../foundation/ids/global-id.js";
import { Requires } from "../../../../foundation/subgraph-kit/federation-directives.js";
import type { WorkspacesContext } from "../context.js";
import { OrganizationMember } from "../stubs/organization-member.stub.js";

/** As the gateway sends it: ids are global, and the allowance is null where the actor may not know it. */
interface MemberReference {
  organizationId: string;
  userId: string;
  quotaAllowance: number | null;
}

/** Credits a day; null for whoever may not know the allowance either. */
async function consumedBy(member: MemberReference, { loaders }: WorkspacesContext): Promise<number | null> {
  const organizationId = decodeIdOf("Organization", member.organizationId);
  const ownerId = decodeIdOf("User", member.userId);
  if (member.quotaAllowance === null || organizationId === null || ownerId === null) return null;
  return loaders.quotaConsumed.load({ organizationId, ownerId });
}

@Resolver(() => OrganizationMember)
export class OrganizationMemberWorkspacesResolver {
  @Requires("organizationId userId quotaAllowance")
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "Over the member's workspaces here, the cost of the last build whose quota was committed, in credits a day. Needs what quotaAllowance needs.",
  })
  quotaConsumed(@Root() member: MemberReference, @Ctx() context: WorkspacesContext) {
    return consumedBy(member, context);
  }

  @Requires("organizationId userId quotaAllowance")
  @FieldResolver(() => Int, {
    nullable: true,
    description: "Allowance less consumption, in credits a day; below nothing when the allowance was lowered since.",
  })
  async quotaRemaining(@Root() member: MemberReference, @Ctx() context: WorkspacesContext) {
    const consumed = await consumedBy(member, context);
    return consumed === null || member.quotaAllowance === null ? null : member.quotaAllowance - consumed;
  }
}
