import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { CreateGroupInput } from "./create-group.input.js";
import { GroupPayload } from "./group.payload.js";
import { SetGroupQuotasInput } from "./set-group-quotas.input.js";
import { SetGroupQuotasPayload } from "./set-group-quotas.payload.js";
import { UpdateGroupInput } from "./update-group.input.js";

@Resolver()
export class GroupsMutationsResolver {
  @Mutation(() => GroupPayload, { nullable: true, description: "§Mutation.createGroup§" })
  createGroup(
    @Arg("input", () => CreateGroupInput, { description: "§Mutation.createGroup(input:)§" }) _input: CreateGroupInput,
  ): never {
    return notImplemented("Mutation.createGroup");
  }

  @Mutation(() => GroupPayload, { nullable: true, description: "§Mutation.updateGroup§" })
  updateGroup(
    @Arg("input", () => UpdateGroupInput, { description: "§Mutation.updateGroup(input:)§" }) _input: UpdateGroupInput,
  ): never {
    return notImplemented("Mutation.updateGroup");
  }

  @Mutation(() => DeletePayload, { nullable: true, description: "§Mutation.deleteGroup§" })
  deleteGroup(
    @Arg("input", () => DeleteInput, { description: "§Mutation.deleteGroup(input:)§" }) _input: DeleteInput,
  ): never {
    return notImplemented("Mutation.deleteGroup");
  }

  @Mutation(() => SetGroupQuotasPayload, {
    nullable: true,
    description: "One allowance for many groups, across organizations, in one transaction: all or none.",
  })
  setGroupQuotas(
    @Arg("input", () => SetGroupQuotasInput, { description: "§Mutation.setGroupQuotas(input:)§" })
    _input: SetGroupQuotasInput,
  ): never {
    return notImplemented("Mutation.setGroupQuotas");
  }
}
