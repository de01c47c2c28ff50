import { Args, FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { AccessTokenConnection } from "../access-tokens/access-token.connection.js";
import { OrganizationMemberConnection } from "../members/organization-member.connection.js";
import { Role } from "../roles/role.type.js";
import { User } from "./user.type.js";

@Resolver(() => User)
export class UserResolver {
  @FieldResolver(() => [Role], { nullable: true, description: "§User.siteRoles§" })
  siteRoles(@Root() _user: { id: string }): never {
    return notImplemented("User.siteRoles");
  }

  @FieldResolver(() => OrganizationMemberConnection, { nullable: true, description: "§User.memberships§" })
  memberships(@Root() _user: { id: string }, @Args(() => ConnectionArgs) _page: ConnectionArgs): never {
    return notImplemented("User.memberships");
  }

  @FieldResolver(() => AccessTokenConnection, { nullable: true, description: "§User.accessTokens§" })
  accessTokens(@Root() _user: { id: string }, @Args(() => ConnectionArgs) _page: ConnectionArgs): never {
    return notImplemented("User.accessTokens");
  }
}
