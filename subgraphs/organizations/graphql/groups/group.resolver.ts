import { Arg, Args, FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { Organization } from "../organizations/organization.type.js";
import { UserConnection } from "../users/user.connection.js";
import { Group } from "./group.type.js";

@Resolver(() => Group)
export class GroupResolver {
  @FieldResolver(() => Organization, { nullable: true, description: "§Group.organization§" })
  organization(@Root() _group: { id: string }): never {
    return notImplemented("Group.organization");
  }

  @FieldResolver(() => UserConnection, { nullable: true, description: "§Group.members§" })
  members(
    @Root() _group: { id: string },
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("search", () => String, { nullable: true, description: "§Group.members(search:)§" })
    _search: string | null | undefined,
  ): never {
    return notImplemented("Group.members");
  }
}
