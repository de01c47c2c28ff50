import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { CreateProvisionerKeyInput } from "./create-provisioner-key.input.js";
import { CreateProvisionerKeyPayload } from "./create-provisioner-key.payload.js";

@Resolver()
export class KeysMutationsResolver {
  @Mutation(() => CreateProvisionerKeyPayload, {
    nullable: true,
    description:
      "The secret is in the answer, once. A key belongs to one organization for good, and its tags never change.",
  })
  createProvisionerKey(
    @Arg("input", () => CreateProvisionerKeyInput, { description: "§Mutation.createProvisionerKey(input:)§" })
    _input: CreateProvisionerKeyInput,
  ): never {
    return notImplemented("Mutation.createProvisionerKey");
  }

  @Mutation(() => DeletePayload, {
    nullable: true,
    description: "At once: a daemon that uses it may finish reporting its job, and gets no further one.",
  })
  deleteProvisionerKey(
    @Arg("input", () => DeleteInput, { description: "§Mutation.deleteProvisionerKey(input:)§" }) _input: DeleteInput,
  ): never {
    return notImplemented("Mutation.deleteProvisionerKey");
  }
}
