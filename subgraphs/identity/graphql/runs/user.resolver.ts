import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../context.js";
import { User } from "../stubs/user.stub.js";
import { IdentitySyncRun } from "./identity-sync-run.type.js";

@Resolver(() => User)
export class UserRunsResolver {
  @FieldResolver(() => IdentitySyncRun, {
    nullable: true,
    description: "The user's newest sync; null before the first.",
  })
  lastIdentitySync(@Root() user: { id: string }, @Ctx() { loaders }: IdentityContext) {
    return loaders.lastRun.load(user.id);
  }
}
