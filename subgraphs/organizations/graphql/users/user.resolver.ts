import { Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { DateTime } from "../../../../foundation/subgraph-kit/shared/scalars.js";
import { AccessTokenConnection } from "../access-tokens/access-token.connection.js";
import type { OrganizationsContext } from "../context.js";
import type { UserRow } from "../loaders.js";
import { OrganizationMemberConnection } from "../members/organization-member.connection.js";
import { Role } from "../roles/role.type.js";
import { UserStatus } from "./user-status.enum.js";
import { User } from "./user.type.js";

@Resolver(() => User)
export class UserResolver {
  @RequiresPermission("USER_READ_PERSONAL", { scope: "OWNER" })
  @FieldResolver(() => String, { nullable: true, description: "Needs USER_READ_PERSONAL, or to be oneself." })
  email(@Root() user: UserRow) {
    return user.email;
  }

  @FieldResolver(() => String, { nullable: true, description: "Address of a picture; null for none." })
  avatarUrl(@Root() user: UserRow) {
    return user.avatarUrl || null;
  }

  @FieldResolver(() => UserStatus, { nullable: true, description: "Needs USER_READ, as do the following." })
  status(@Root() user: UserRow) {
    return user.status;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: "When it was made; null where the viewer may not see that.",
  })
  createdAt(@Root() user: UserRow) {
    return user.createdAt;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: "When it was last active; null for never, or where the viewer may not see that.",
  })
  lastSeenAt(@Root() user: UserRow) {
    return user.lastSeenAt;
  }

  @RequiresPermission("SITE_ROLE_READ", { scope: "OWNER" })
  @FieldResolver(() => [Role], { nullable: true, description: "Roles in the whole deployment; needs SITE_ROLE_READ." })
  async siteRoles(@Root() user: UserRow, @Ctx() { loaders }: OrganizationsContext) {
    return (await loaders.siteRoles()).filter((role) => user.siteRoles.includes(role.name));
  }

  @FieldResolver(() => OrganizationMemberConnection, {
    nullable: true,
    description: "One for each organization that the user is in.",
  })
  memberships(
    @Root() user: UserRow,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Ctx() { lists }: OrganizationsContext,
  ) {
    return lists.memberships(user.id, page);
  }

  @RequiresPermission("ACCESS_TOKEN_READ", { scope: "OWNER" })
  @FieldResolver(() => AccessTokenConnection, {
    nullable: true,
    description: "The user's tokens, without their secrets; needs ACCESS_TOKEN_READ.",
  })
  accessTokens(
    @Root() user: UserRow,
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Ctx() { lists }: OrganizationsContext,
  ) {
    return lists.accessTokens(user.id, page);
  }
}
