import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { createProvisionerKey } from "../../actions/keys/create-provisioner-key.js";
import { deleteProvisionerKey } from "../../actions/keys/delete-provisioner-key.js";
import type { ProvisionersContext } from "../context.js";
import { CreateProvisionerKeyInput } from "./create-provisioner-key.input.js";
import { CreateProvisionerKeyPayload } from "./create-provisioner-key.payload.js";

@Resolver()
export class KeysMutationsResolver {
  @RequiresPermission("PROVISIONER_CREATE", { object: "input.organizationId" })
  @Mutation(() => CreateProvisionerKeyPayload, {
    nullable: true,
    description:
      "The secret is in the answer, once. A key belongs to one organization for good, and its tags never change.",
  })
  createProvisionerKey(
    @Arg("input", () => CreateProvisionerKeyInput, { description: "Organization, name and tags of the new key." })
    input: CreateProvisionerKeyInput,
    @Ctx() context: ProvisionersContext,
  ) {
    const organizationId = readId("Organization", input.organizationId, "input.organizationId");
    return createProvisionerKey(context, { ...input, organizationId });
  }

  @RequiresPermission("PROVISIONER_DELETE", { object: "input.id" })
  @Mutation(() => DeletePayload, {
    nullable: true,
    description: "At once: a daemon that uses it may finish reporting its job, and gets no further one.",
  })
  deleteProvisionerKey(
    @Arg("input", () => DeleteInput, { description: "Which key to delete, by its global id." }) input: DeleteInput,
    @Ctx() context: ProvisionersContext,
  ) {
    return deleteProvisionerKey(context, { id: readId("ProvisionerKey", input.id, "input.id") });
  }
}
