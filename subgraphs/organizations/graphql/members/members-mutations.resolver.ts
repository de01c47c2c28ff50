import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { addOrganizationMember } from "../../actions/members/add-organization-member.js";
import { removeOrganizationMember } from "../../actions/members/remove-organization-member.js";
import { setOrganizationMemberRoles } from "../../actions/members/set-organization-member-roles.js";
import type { OrganizationsContext } from "../context.js";
import { AddOrganizationMemberInput } from "./add-organization-member.input.js";
import { OrganizationMemberPayload } from "./organization-member.payload.js";
import { RemoveOrganizationMemberInput } from "./remove-organization-member.input.js";
import { SetOrganizationMemberRolesInput } from "./set-organization-member-roles.input.js";

const membershipIn = ({ organizationId, userId }: { organizationId: string; userId: string }) => ({
  organizationId: readId("Organization", organizationId, "input.organizationId"),
  userId: readId("User", userId, "input.userId"),
});

@Resolver()
export class MembersMutationsResolver {
  @RequiresPermission("ORGANIZATION_MEMBER_CREATE", { object: "input.organizationId" })
  @Mutation(() => OrganizationMemberPayload, {
    nullable: true,
    description: "Makes an existing user a member of the organization.",
  })
  addOrganizationMember(
    @Arg("input", () => AddOrganizationMemberInput, {
      description: "Which user, which organization and which roles to start with.",
    })
    input: AddOrganizationMemberInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return addOrganizationMember(context, { ...membershipIn(input), roles: input.roles });
  }

  @RequiresPermission("ORGANIZATION_MEMBER_DELETE", { object: "input.organizationId" })
  @Mutation(() => DeletePayload, {
    nullable: true,
    description: "Ends the membership; the user stays in the deployment.",
  })
  removeOrganizationMember(
    @Arg("input", () => RemoveOrganizationMemberInput, { description: "Which user leaves which organization." })
    input: RemoveOrganizationMemberInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return removeOrganizationMember(context, membershipIn(input));
  }

  @RequiresPermission("ORGANIZATION_ROLE_ASSIGN", { object: "input.organizationId" })
  @Mutation(() => OrganizationMemberPayload, {
    nullable: true,
    description: "Sets the member's whole list of roles. Nobody may hand out a role that they may not assign.",
  })
  setOrganizationMemberRoles(
    @Arg("input", () => SetOrganizationMemberRolesInput, {
      description: "Which member, and the whole list of roles.",
    })
    input: SetOrganizationMemberRolesInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return setOrganizationMemberRoles(context, { ...membershipIn(input), roles: input.roles });
  }
}
