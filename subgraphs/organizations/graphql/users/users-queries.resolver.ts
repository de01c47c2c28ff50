import { Arg, Args, Ctx, Query, Resolver } from "type-graphql";
import { Public, RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { badInput } from "../../../../foundation/errors/graph-errors.js";
import { actingUserId } from "../../../../foundation/rbac/actor.js";
import { ConnectionArgs } from "../../../../foundation/subgraph-kit/connections/connection.args.js";
import type { OrganizationsContext } from "../context.js";
import { UserKind } from "./user-kind.enum.js";
import { UserStatus } from "./user-status.enum.js";
import { UserConnection } from "./user.connection.js";
import { User } from "./user.type.js";

@Resolver()
export class UsersQueriesResolver {
  @Public("It says who is asking, and null to whoever is nobody.")
  @Query(() => User, {
    nullable: true,
    description: "Who is asking; null for an anonymous request and for a provisioner daemon.",
  })
  viewer(@Ctx() { actor, loaders }: OrganizationsContext) {
    const id = actingUserId(actor);
    return id === null ? null : loaders.user.load(id);
  }

  @RequiresPermission("USER_READ", { scope: "OWNER" })
  @Query(() => User, { nullable: true, description: "By exactly one of them; by email with USER_READ_PERSONAL." })
  user(
    @Arg("username", () => String, { nullable: true, description: "The unique username; not together with `email`." })
    username: string | null | undefined,
    @Arg("email", () => String, { nullable: true, description: "The e-mail address; not together with `username`." })
    email: string | null | undefined,
    @Ctx() { loaders }: OrganizationsContext,
  ) {
    if (username != null && email == null) return loaders.userByUsername(username);
    if (email != null && username == null) return loaders.userByEmail(email.toLowerCase());
    throw badInput("username", "Give exactly one of username and email.");
  }

  @RequiresPermission("USER_READ", { scope: "OWNER" })
  @Query(() => UserConnection, { nullable: true, description: "Users of the whole deployment that the actor may see." })
  users(
    @Args(() => ConnectionArgs) page: ConnectionArgs,
    @Arg("search", () => String, { nullable: true, description: "Only those whose names match this text." })
    search: string | null | undefined,
    @Arg("status", () => UserStatus, { nullable: true, description: "Only those with this status; absent for all." })
    status: UserStatus | null | undefined,
    @Arg("kind", () => UserKind, {
      nullable: true,
      description: "Only people or only service accounts; absent for both.",
    })
    kind: UserKind | null | undefined,
    @Ctx() { lists }: OrganizationsContext,
  ) {
    return lists.users(page, { search, status, kind });
  }
}
