import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { Authenticated, RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { permissionsOn } from "../../../../foundation/rbac/permissions-on.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { AccessDecision } from "../../../../foundation/subgraph-kit/shared/access-decision.type.js";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";
import type { OrganizationsContext } from "../context.js";
import { Role } from "./role.type.js";

@Resolver()
export class RolesQueriesResolver {
  @RequiresPermission("SITE_ROLE_READ", { scope: "SITE" })
  @Query(() => [Role], { nullable: true, description: "The built-in roles of the whole deployment." })
  siteRoles(@Ctx() { loaders }: OrganizationsContext) {
    return loaders.siteRoles();
  }

  @Authenticated()
  @Query(() => [Permission], { nullable: true, description: "What the viewer holds at the site." })
  viewerPermissions(@Ctx() { actor }: OrganizationsContext) {
    return permissionsOn(actor, {});
  }

  @Authenticated()
  @Query(() => AccessDecision, {
    nullable: true,
    description:
      "By roles alone: on an object in this organization, of this owner. For oneself, or with ORGANIZATION_ROLE_READ there (SITE_ROLE_READ without). Access lists are asked at the object: Template.explainAccess.",
  })
  explainAccess(
    @Arg("userId", () => ID, { description: "Global id of the user whose rights are explained." }) _userId: string,
    @Arg("permission", () => Permission, { description: "The one action that is asked about." })
    _permission: Permission,
    @Arg("organizationId", () => ID, {
      nullable: true,
      description: "Organization of the imagined object; absent means the site.",
    })
    _organizationId: string | null | undefined,
    @Arg("ownerId", () => ID, {
      nullable: true,
      description: "User who owns the imagined object; absent for one without an owner.",
    })
    _ownerId: string | null | undefined,
  ): never {
    return notImplemented("Query.explainAccess");
  }
}
