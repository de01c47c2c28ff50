import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { User } from "../stubs/user.stub.js";
import { UserIdentity } from "./user-identity.type.js";

@Resolver(() => User)
export class UserProvidersResolver {
  @FieldResolver(() => [UserIdentity], {
    nullable: true,
    description: "The accounts at providers by which the user signs in; null for whoever may not see them.",
  })
  identities(@Root() _user: { id: string }): never {
    return notImplemented("User.identities");
  }
}
