import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { createOrganization } from "../../actions/organizations/create-organization.js";
import { deleteOrganization } from "../../actions/organizations/delete-organization.js";
import { updateOrganization } from "../../actions/organizations/update-organization.js";
import type { OrganizationsContext } from "../context.js";
import { CreateOrganizationInput } from "./create-organization.input.js";
import { OrganizationPayload } from "./organization.payload.js";
import { UpdateOrganizationInput } from "./update-organization.input.js";

@Resolver()
export class OrganizationsMutationsResolver {
  @RequiresPermission("ORGANIZATION_CREATE", { scope: "SITE" })
  @Mutation(() => OrganizationPayload, { nullable: true, description: "Adds an organization to the deployment." })
  createOrganization(
    @Arg("input", () => CreateOrganizationInput, { description: "Name and appearance of the new organization." })
    input: CreateOrganizationInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return createOrganization(context, input);
  }

  @RequiresPermission("ORGANIZATION_UPDATE", { object: "input.id" })
  @Mutation(() => OrganizationPayload, { nullable: true, description: "Changes only the fields that the input has." })
  updateOrganization(
    @Arg("input", () => UpdateOrganizationInput, { description: "Which organization, and what changes." })
    input: UpdateOrganizationInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return updateOrganization(context, { ...input, id: readId("Organization", input.id, "input.id") });
  }

  @RequiresPermission("ORGANIZATION_DELETE", { object: "input.id" })
  @Mutation(() => DeletePayload, {
    nullable: true,
    description: "Refused for the default organization, and while templates, workspaces or provisioner keys remain.",
  })
  deleteOrganization(
    @Arg("input", () => DeleteInput, { description: "Which organization to delete, by its global id." })
    input: DeleteInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return deleteOrganization(context, readId("Organization", input.id, "input.id"));
  }
}
