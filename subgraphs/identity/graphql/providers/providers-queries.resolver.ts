import { Query, Resolver } from "type-graphql";
import { Public } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { IdentityProvider } from "./identity-provider.type.js";

@Resolver()
export class ProvidersQueriesResolver {
  @Public("A sign-in page shows the enabled ones before anybody is signed in.")
  @Query(() => [IdentityProvider], { nullable: true, description: "All of them, disabled ones included." })
  identityProviders(): never {
    return notImplemented("Query.identityProviders");
  }
}
