import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { setUserSiteRoles } from "../../actions/users/set-user-site-roles.js";
import { createRole } from "../../actions/roles/create-role.js";
import { deleteRole } from "../../actions/roles/delete-role.js";
import { updateRole } from "../../actions/roles/update-role.js";
import type { OrganizationsContext } from "../context.js";
import { UserPayload } from "../users/user.payload.js";
import { CreateRoleInput } from "./create-role.input.js";
import { RolePayload } from "./role.payload.js";
import { SetUserSiteRolesInput } from "./set-user-site-roles.input.js";
import { UpdateRoleInput } from "./update-role.input.js";

@Resolver()
export class RolesMutationsResolver {
  @RequiresPermission("ORGANIZATION_ROLE_CREATE", { object: "input.organizationId" })
  @Mutation(() => RolePayload, {
    nullable: true,
    description:
      "A role of one organization. Nobody may put a permission into it that they do not hold there themselves.",
  })
  createRole(
    @Arg("input", () => CreateRoleInput, { description: "Organization, name and permissions of the new role." })
    input: CreateRoleInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return createRole(context, {
      ...input,
      organizationId: readId("Organization", input.organizationId, "input.organizationId"),
    });
  }

  @RequiresPermission("ORGANIZATION_ROLE_UPDATE", { object: "input.id" })
  @Mutation(() => RolePayload, {
    nullable: true,
    description: "Changes a custom role, and so what everyone who holds it may do.",
  })
  updateRole(
    @Arg("input", () => UpdateRoleInput, { description: "Which role, and what changes." }) input: UpdateRoleInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return updateRole(context, { ...input, id: readId("Role", input.id, "input.id") });
  }

  @RequiresPermission("ORGANIZATION_ROLE_DELETE", { object: "input.id" })
  @Mutation(() => DeletePayload, { nullable: true, description: "Members who hold it lose it." })
  deleteRole(
    @Arg("input", () => DeleteInput, { description: "Which role to delete, by its global id." }) input: DeleteInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return deleteRole(context, { id: readId("Role", input.id, "input.id") });
  }

  @RequiresPermission("SITE_ROLE_ASSIGN", { scope: "SITE", object: "input.id" })
  @Mutation(() => UserPayload, {
    nullable: true,
    description: "Sets the user's whole list of site roles; roles in organizations stay.",
  })
  setUserSiteRoles(
    @Arg("input", () => SetUserSiteRolesInput, { description: "Which user, and the whole list of site roles." })
    input: SetUserSiteRolesInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return setUserSiteRoles(context, { ...input, id: readId("User", input.id, "input.id") });
  }
}
