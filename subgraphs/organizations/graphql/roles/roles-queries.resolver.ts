import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { Authenticated, RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId, readOptionalId } from "../../../../foundation/ids/read-id.js";
import { permissionsOn } from "../../../../foundation/rbac/permissions-on.js";
import { AccessDecision } from "../../../../foundation/subgraph-kit/shared/access-decision.type.js";
import { Permission } from "../../../../foundation/subgraph-kit/shared/permission.js";
import { explainAccess } from "../../actions/roles/explain-access.js";
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
    @Arg("userId", () => ID, { description: "Global id of the user whose rights are explained." }) userId: string,
    @Arg("permission", () => Permission, { description: "The one action that is asked about." })
    permission: Permission,
    @Arg("organizationId", () => ID, {
      nullable: true,
      description: "Organization of the imagined object; absent means the site.",
    })
    organizationId: string | null | undefined,
    @Arg("ownerId", () => ID, {
      nullable: true,
      description: "User who owns the imagined object; absent for one without an owner.",
    })
    ownerId: string | null | undefined,
    @Ctx() context: OrganizationsContext,
  ) {
    return explainAccess(context, {
      userId: readId("User", userId, "userId"),
      permission,
      organizationId: readOptionalId("Organization", organizationId, "organizationId"),
      ownerId: readOptionalId("User", ownerId, "ownerId"),
    });
  }
}
