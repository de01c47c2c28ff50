import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { OrganizationsContext } from "../context.js";
import type { GroupRow } from "../loaders.js";
import { Organization } from "../organizations/organization.type.js";
import { UserConnection } from "../users/user.connection.js";
import { Group } from "./group.type.js";

@Resolver(() => Group)
export class GroupResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: "The organization that owns it; null where the viewer may not see it.",
  })
  organization(@Root() group: GroupRow, @Ctx() { loaders }: OrganizationsContext) {
    return loaders.organization.load(group.organizationId);
  }

  @FieldResolver(() => String, { nullable: true, description: "Address of a picture; null for none." })
  avatarUrl(@Root() group: GroupRow) {
    return group.avatarUrl || null;
  }

  @FieldResolver(() => Int, { description: "How many users are in it." })
  memberCount(@Root() group: GroupRow, @Ctx() { loaders }: OrganizationsContext) {
    return loaders.groupMemberCount.load(group.id);
  }

  @RequiresPermission("GROUP_MEMBER_READ")
  @FieldResolver(() => UserConnection, {
    nullable: true,
    description: "The users in it; null where the viewer may not see them.",
  })
  members(
    @Root() group: GroupRow,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("search", () => String, { nullable: true, description: "Only those whose names match this text." })
    search: string | null | undefined,
    @Ctx() { lists }: OrganizationsContext,
  ) {
    return lists.groupMembers(group.id, page, search);
  }
}
