import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { createGroup } from "../../actions/groups/create-group.js";
import { deleteGroup } from "../../actions/groups/delete-group.js";
import { setGroupQuotas } from "../../actions/groups/set-group-quotas.js";
import { updateGroup } from "../../actions/groups/update-group.js";
import type { OrganizationsContext } from "../context.js";
import { CreateGroupInput } from "./create-group.input.js";
import { GroupPayload } from "./group.payload.js";
import { SetGroupQuotasInput } from "./set-group-quotas.input.js";
import { SetGroupQuotasPayload } from "./set-group-quotas.payload.js";
import { UpdateGroupInput } from "./update-group.input.js";

const readUserIds = (ids: string[] | null | undefined, argument: string) =>
  ids?.map((id) => readId("User", id, argument)) ?? (ids as null | undefined);

@Resolver()
export class GroupsMutationsResolver {
  @RequiresPermission("GROUP_CREATE", { object: "input.organizationId" })
  @Mutation(() => GroupPayload, { nullable: true, description: "Adds a group to an organization." })
  createGroup(
    @Arg("input", () => CreateGroupInput, {
      description: "Organization, name, allowance and first members of the new group.",
    })
    input: CreateGroupInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return createGroup(context, {
      ...input,
      organizationId: readId("Organization", input.organizationId, "input.organizationId"),
      memberIds: readUserIds(input.memberIds, "input.memberIds"),
    });
  }

  @RequiresPermission("GROUP_UPDATE", { object: "input.id" })
  @Mutation(() => GroupPayload, {
    nullable: true,
    description: "Changes only the fields that the input has; the Everyone group cannot be renamed.",
  })
  updateGroup(
    @Arg("input", () => UpdateGroupInput, { description: "Which group, and what changes." }) input: UpdateGroupInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return updateGroup(context, {
      ...input,
      id: readId("Group", input.id, "input.id"),
      memberIds: readUserIds(input.memberIds, "input.memberIds"),
      addMemberIds: readUserIds(input.addMemberIds, "input.addMemberIds"),
      removeMemberIds: readUserIds(input.removeMemberIds, "input.removeMemberIds"),
    });
  }

  @RequiresPermission("GROUP_DELETE", { object: "input.id" })
  @Mutation(() => DeletePayload, {
    nullable: true,
    description: "Takes its allowance from its members; the Everyone group cannot be deleted.",
  })
  deleteGroup(
    @Arg("input", () => DeleteInput, { description: "Which group to delete, by its global id." }) input: DeleteInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return deleteGroup(context, readId("Group", input.id, "input.id"));
  }

  @RequiresPermission("GROUP_UPDATE", { object: "input.quotas.groupId" })
  @Mutation(() => SetGroupQuotasPayload, {
    nullable: true,
    description: "One allowance for many groups, across organizations, in one transaction: all or none.",
  })
  setGroupQuotas(
    @Arg("input", () => SetGroupQuotasInput, { description: "The groups, each with its new allowance." })
    input: SetGroupQuotasInput,
    @Ctx() context: OrganizationsContext,
  ) {
    const quotas = input.quotas.map(({ groupId, quotaAllowance }) => ({
      groupId: readId("Group", groupId, "input.quotas.groupId"),
      quotaAllowance,
    }));
    return setGroupQuotas(context, quotas);
  }
}
