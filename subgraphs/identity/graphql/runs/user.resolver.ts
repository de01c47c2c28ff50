import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { User } from "../stubs/user.stub.js";
import { IdentitySyncRun } from "./identity-sync-run.type.js";

@Resolver(() => User)
export class UserRunsResolver {
  @FieldResolver(() => IdentitySyncRun, {
    nullable: true,
    description: "The user's newest sync; null before the first.",
  })
  lastIdentitySync(@Root() _user: { id: string }): never {
    return notImplemented("User.lastIdentitySync");
  }
}
