import { FieldResolver, Resolver, Root } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { IdentityProvider } from "./identity-provider.type.js";
import { UserIdentity } from "./user-identity.type.js";

@Resolver(() => UserIdentity)
export class UserIdentityResolver {
  @FieldResolver(() => IdentityProvider, { description: "Where the account is." })
  provider(@Root() _userIdentity: { id: string }): never {
    return notImplemented("UserIdentity.provider");
  }
}
