import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
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
  @Mutation(() => OrganizationMemberPayload, { nullable: true, description: "§Mutation.addOrganizationMember§" })
  addOrganizationMember(
    @Arg("input", () => AddOrganizationMemberInput, { description: "§Mutation.addOrganizationMember(input:)§" })
    input: AddOrganizationMemberInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return addOrganizationMember(context, { ...membershipIn(input), roles: input.roles });
  }

  @Mutation(() => DeletePayload, { nullable: true, description: "§Mutation.removeOrganizationMember§" })
  removeOrganizationMember(
    @Arg("input", () => RemoveOrganizationMemberInput, { description: "§Mutation.removeOrganizationMember(input:)§" })
    input: RemoveOrganizationMemberInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return removeOrganizationMember(context, membershipIn(input));
  }

  @Mutation(() => OrganizationMemberPayload, {
    nullable: true,
    description: "Sets the member's whole list of roles. Nobody may hand out a role that they may not assign.",
  })
  setOrganizationMemberRoles(
    @Arg("input", () => SetOrganizationMemberRolesInput, {
      description: "§Mutation.setOrganizationMemberRoles(input:)§",
    })
    input: SetOrganizationMemberRolesInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return setOrganizationMemberRoles(context, { ...membershipIn(input), roles: input.roles });
  }
}
