import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Group } from "../groups/group.type.js";
import { Organization } from "../organizations/organization.type.js";
import { Role } from "../roles/role.type.js";
import { User } from "../users/user.type.js";
import { OrganizationMember } from "./organization-member.type.js";

@Resolver(() => OrganizationMember)
export class OrganizationMemberResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "§OrganizationMember.organization§" })
  organization(@Root() _organizationMember: { id: string }): never {
    return notImplemented("OrganizationMember.organization");
  }

  @FieldResolver(() => User, { nullable: true, description: "§OrganizationMember.user§" })
  user(@Root() _organizationMember: { id: string }): never {
    return notImplemented("OrganizationMember.user");
  }

  @FieldResolver(() => [Role], { nullable: true, description: "Without the implied member role." })
  roles(@Root() _organizationMember: { id: string }): never {
    return notImplemented("OrganizationMember.roles");
  }

  @FieldResolver(() => [Group], { nullable: true, description: "With the organization's Everyone group." })
  groups(@Root() _organizationMember: { id: string }): never {
    return notImplemented("OrganizationMember.groups");
  }
}
