import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { IdentityContext } from "../context.js";
import { User } from "../stubs/user.stub.js";
import { UserIdentity } from "./user-identity.type.js";

@Resolver(() => User)
export class UserProvidersResolver {
  @FieldResolver(() => [UserIdentity], {
    nullable: true,
    description: "The accounts at providers by which the user signs in; null for whoever may not see them.",
  })
  identities(@Root() user: { id: string }, @Ctx() { loaders }: IdentityContext) {
    return loaders.identities.load(user.id);
  }
}
