import { FieldResolver, Resolver, Root } from "type-graphql";
import { User } from "../stubs/user.stub.js";
import { IdentitySyncRun } from "./identity-sync-run.type.js";

@Resolver(() => IdentitySyncRun)
export class IdentitySyncRunResolver {
  @FieldResolver(() => User, { nullable: true, description: "Whose; null for whoever is gone." })
  user(@Root() { userId }: { userId: string }) {
    return { id: userId };
  }
}
