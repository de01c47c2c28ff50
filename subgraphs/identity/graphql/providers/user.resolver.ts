import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { User } from "../stubs/user.stub.js";
import { UserIdentity } from "./user-identity.type.js";

@Resolver(() => User)
export class UserProvidersResolver {
  @FieldResolver(() => [UserIdentity], { nullable: true, description: "§User.identities§" })
  identities(@Root() _user: { id: string }): never {
    return notImplemented("User.identities");
  }
}
