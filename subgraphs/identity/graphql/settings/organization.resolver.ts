import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../context.js";
import { Organization } from "../stubs/organization.stub.js";
import { GroupSync } from "./group-sync.type.js";
import { IdentitySyncProblem } from "./identity-sync-problem.type.js";
import { RoleSync } from "./role-sync.type.js";

@Resolver(() => Organization)
export class OrganizationSettingsResolver {
  @FieldResolver(() => GroupSync, {
    nullable: true,
    description: "How claims decide about groups here; null for whoever may not see it.",
  })
  groupSync(@Root() organization: { id: string }, @Ctx() { loaders }: IdentityContext) {
    return loaders.groupSync.load(organization.id);
  }

  @FieldResolver(() => RoleSync, {
    nullable: true,
    description: "How claims decide about roles here; null for whoever may not see it.",
  })
  roleSync(@Root() organization: { id: string }, @Ctx() { loaders }: IdentityContext) {
    return loaders.roleSync.load(organization.id);
  }

  @FieldResolver(() => [IdentitySyncProblem], {
    nullable: true,
    description:
      "What is wrong with this organization's sync settings, seen from here: an administrator needs no server log.",
  })
  async identitySyncProblems(@Root() organization: { id: string }, @Ctx() { loaders }: IdentityContext) {
    const problems = await loaders.organizationProblems.load(organization.id);
    return problems && [...problems.groupSync, ...problems.roleSync];
  }
}
