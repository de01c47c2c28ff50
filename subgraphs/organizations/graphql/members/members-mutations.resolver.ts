import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { AddOrganizationMemberInput } from "./add-organization-member.input.js";
import { OrganizationMemberPayload } from "./organization-member.payload.js";
import { RemoveOrganizationMemberInput } from "./remove-organization-member.input.js";
import { SetOrganizationMemberRolesInput } from "./set-organization-member-roles.input.js";

@Resolver()
export class MembersMutationsResolver {
  @Mutation(() => OrganizationMemberPayload, { nullable: true, description: "§Mutation.addOrganizationMember§" })
  addOrganizationMember(
    @Arg("input", () => AddOrganizationMemberInput, { description: "§Mutation.addOrganizationMember(input:)§" })
    _input: AddOrganizationMemberInput,
  ): never {
    return notImplemented("Mutation.addOrganizationMember");
  }

  @Mutation(() => DeletePayload, { nullable: true, description: "§Mutation.removeOrganizationMember§" })
  removeOrganizationMember(
    @Arg("input", () => RemoveOrganizationMemberInput, { description: "§Mutation.removeOrganizationMember(input:)§" })
    _input: RemoveOrganizationMemberInput,
  ): never {
    return notImplemented("Mutation.removeOrganizationMember");
  }

  @Mutation(() => OrganizationMemberPayload, {
    nullable: true,
    description: "Sets the member's whole list of roles. Nobody may hand out a role that they may not assign.",
  })
  setOrganizationMemberRoles(
    @Arg("input", () => SetOrganizationMemberRolesInput, {
      description: "§Mutation.setOrganizationMemberRoles(input:)§",
    })
    _input: SetOrganizationMemberRolesInput,
  ): never {
    return notImplemented("Mutation.setOrganizationMemberRoles");
  }
}
