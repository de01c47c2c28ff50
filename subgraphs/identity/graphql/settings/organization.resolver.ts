import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { Organization } from "../stubs/organization.stub.js";
import { GroupSync } from "./group-sync.type.js";
import { IdentitySyncProblem } from "./identity-sync-problem.type.js";
import { RoleSync } from "./role-sync.type.js";

@Resolver(() => Organization)
export class OrganizationSettingsResolver {
  @FieldResolver(() => GroupSync, { nullable: true, description: "§Organization.groupSync§" })
  groupSync(@Root() _organization: { id: string }): never {
    return notImplemented("Organization.groupSync");
  }

  @FieldResolver(() => RoleSync, { nullable: true, description: "§Organization.roleSync§" })
  roleSync(@Root() _organization: { id: string }): never {
    return notImplemented("Organization.roleSync");
  }

  @FieldResolver(() => [IdentitySyncProblem], {
    nullable: true,
    description:
      "What is wrong with this organization's sync settings, seen from here: an administrator needs no server log.",
  })
  identitySyncProblems(@Root() _organization: { id: string }): never {
    return notImplemented("Organization.identitySyncProblems");
  }
}
