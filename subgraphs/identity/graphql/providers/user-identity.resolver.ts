import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../context.js";
import type { ShownIdentity } from "../loaders.js";
import { IdentityProvider } from "./identity-provider.type.js";
import { UserIdentity } from "./user-identity.type.js";

@Resolver(() => UserIdentity)
export class UserIdentityResolver {
  @FieldResolver(() => IdentityProvider, { description: "Where the account is." })
  provider(@Root() { providerId }: ShownIdentity, @Ctx() { loaders }: IdentityContext) {
    return loaders.anyProvider.load(providerId);
  }
}
