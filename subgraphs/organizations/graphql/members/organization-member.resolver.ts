import { Ctx, FieldResolver, ID, Int, Resolver, Root } from "type-graphql";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import type { OrganizationsContext } from "../context.js";
import { Group } from "../groups/group.type.js";
import type { MemberRow } from "../loaders.js";
import { Organization } from "../organizations/organization.type.js";
import { Role } from "../roles/role.type.js";
import { User } from "../users/user.type.js";
import { OrganizationMember } from "./organization-member.type.js";

@Resolver(() => OrganizationMember)
export class OrganizationMemberResolver {
  @FieldResolver(() => ID, {
    description: "Global id of the organization, readable where the organization itself is not.",
  })
  organizationId(@Root() member: MemberRow) {
    return encodeId("Organization", member.organizationId);
  }

  @FieldResolver(() => ID, { description: "Global id of the user, readable where the user itself is not." })
  userId(@Root() member: MemberRow) {
    return encodeId("User", member.userId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: "Where the membership is; null where the viewer may not see it.",
  })
  organization(@Root() member: MemberRow, @Ctx() { loaders }: OrganizationsContext) {
    return loaders.organization.load(member.organizationId);
  }

  @FieldResolver(() => User, {
    nullable: true,
    description: "Whose membership it is; null where the viewer may not see it.",
  })
  user(@Root() member: MemberRow, @Ctx() { loaders }: OrganizationsContext) {
    return loaders.user.load(member.userId);
  }

  @FieldResolver(() => [Role], { nullable: true, description: "Without the implied member role." })
  async roles(@Root() member: MemberRow, @Ctx() { loaders }: OrganizationsContext) {
    const roles = await loaders.rolesOf.load(member.organizationId);
    return roles.filter((role) => member.roles.includes(role.name));
  }

  @FieldResolver(() => [Group], { nullable: true, description: "With the organization's Everyone group." })
  async groups(@Root() member: MemberRow, @Ctx() { loaders }: OrganizationsContext) {
    const ids = await loaders.groupIdsOfMember.load(member.id);
    const groups = await Promise.all(ids.map(({ groupId }) => loaders.group.load(groupId)));
    return groups.filter((group) => group !== null);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "The sum of the allowances of the member's groups here, in credits a day.",
  })
  quotaAllowance(@Root() member: MemberRow, @Ctx() { loaders }: OrganizationsContext) {
    return loaders.allowance.load(member.id);
  }
}
