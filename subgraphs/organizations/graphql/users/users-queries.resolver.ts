import { Arg, Args, Query, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import { UserKind } from "./user-kind.enum.js";
import { UserStatus } from "./user-status.enum.js";
import { UserConnection } from "./user.connection.js";
import { User } from "./user.type.js";

@Resolver()
export class UsersQueriesResolver {
  @Query(() => User, {
    nullable: true,
    description: "Who is asking; null for an anonymous request and for a provisioner daemon.",
  })
  viewer(): never {
    return notImplemented("Query.viewer");
  }

  @Query(() => User, { nullable: true, description: "By exactly one of them; by email with USER_READ_PERSONAL." })
  user(
    @Arg("username", () => String, { nullable: true, description: "§Query.user(username:)§" })
    _username: string | null | undefined,
    @Arg("email", () => String, { nullable: true, description: "§Query.user(email:)§" })
    _email: string | null | undefined,
  ): never {
    return notImplemented("Query.user");
  }

  @Query(() => UserConnection, { nullable: true, description: "§Query.users§" })
  users(
    @Args(() => ConnectionArgs) _page: ConnectionArgs,
    @Arg("search", () => String, { nullable: true, description: "§Query.users(search:)§" })
    _search: string | null | undefined,
    @Arg("status", () => UserStatus, { nullable: true, description: "§Query.users(status:)§" })
    _status: UserStatus | null | undefined,
    @Arg("kind", () => UserKind, { nullable: true, description: "§Query.users(kind:)§" })
    _kind: UserKind | null | undefined,
  ): never {
    return notImplemented("Query.users");
  }
}
