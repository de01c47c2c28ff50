import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { User } from "../stubs/user.stub.js";
import { IdentitySyncRun } from "./identity-sync-run.type.js";

@Resolver(() => IdentitySyncRun)
export class IdentitySyncRunResolver {
  @FieldResolver(() => User, { nullable: true, description: "Whose; null for whoever is gone." })
  user(@Root() _identitySyncRun: { id: string }): never {
    return notImplemented("IdentitySyncRun.user");
  }
}
