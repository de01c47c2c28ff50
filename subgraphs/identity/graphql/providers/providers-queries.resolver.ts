import { Query, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { IdentityProvider } from "./identity-provider.type.js";

@Resolver()
export class ProvidersQueriesResolver {
  @Query(() => [IdentityProvider], { nullable: true, description: "All of them, disabled ones included." })
  identityProviders(): never {
    return notImplemented("Query.identityProviders");
  }
}
