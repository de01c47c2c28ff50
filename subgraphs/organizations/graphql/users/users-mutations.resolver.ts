import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { createUser } from "../../actions/users/create-user.js";
import { deleteUser } from "../../actions/users/delete-user.js";
import { setUserStatus } from "../../actions/users/set-user-status.js";
import { updateUser } from "../../actions/users/update-user.js";
import type { OrganizationsContext } from "../context.js";
import { CreateUserInput } from "./create-user.input.js";
import { SetUserStatusInput } from "./set-user-status.input.js";
import { UpdateUserInput } from "./update-user.input.js";
import { UserPayload } from "./user.payload.js";

@Resolver()
export class UsersMutationsResolver {
  @RequiresPermission("USER_CREATE", { scope: "SITE" })
  @RequiresPermission("ORGANIZATION_MEMBER_CREATE", { object: "input.organizationIds" })
  @Mutation(() => UserPayload, { nullable: true, description: "Adds a person or a service account to the deployment." })
  createUser(
    @Arg("input", () => CreateUserInput, {
      description: "Names and kind of the new user, and the organizations to join.",
    })
    input: CreateUserInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return createUser(context, {
      ...input,
      organizationIds: input.organizationIds?.map((id) => readId("Organization", id, "input.organizationIds")),
    });
  }

  @RequiresPermission("USER_UPDATE_PERSONAL", { scope: "OWNER", object: "input.id" })
  @Mutation(() => UserPayload, { nullable: true, description: "Changes only the fields that the input has." })
  updateUser(
    @Arg("input", () => UpdateUserInput, { description: "Which user, and what changes." }) input: UpdateUserInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return updateUser(context, { ...input, id: readId("User", input.id, "input.id") });
  }

  @RequiresPermission("USER_UPDATE", { scope: "SITE", object: "input.id" })
  @Mutation(() => UserPayload, {
    nullable: true,
    description: "Suspends a user, or makes a suspended one active again.",
  })
  setUserStatus(
    @Arg("input", () => SetUserStatusInput, { description: "Which user, and the status to have." })
    input: SetUserStatusInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return setUserStatus(context, { ...input, id: readId("User", input.id, "input.id") });
  }

  @RequiresPermission("USER_DELETE", { scope: "SITE", object: "input.id" })
  @Mutation(() => DeletePayload, {
    nullable: true,
    description: "Removes the user from the deployment; the audit log keeps the name.",
  })
  deleteUser(
    @Arg("input", () => DeleteInput, { description: "Which user to delete, by its global id." }) input: DeleteInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return deleteUser(context, readId("User", input.id, "input.id"));
  }
}
