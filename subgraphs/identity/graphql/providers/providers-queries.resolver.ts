import { Ctx, Query, Resolver } from "type-graphql";
import { Public } from "../../../../foundation/subgraph-kit/access-directives.js";
import type { IdentityContext } from "../context.js";
import { IdentityProvider } from "./identity-provider.type.js";

@Resolver()
export class ProvidersQueriesResolver {
  @Public("A sign-in page shows the enabled ones before anybody is signed in.")
  @Query(() => [IdentityProvider], {
    nullable: true,
    description: "In the order in which they were added; disabled ones for administrators alone.",
  })
  identityProviders(@Ctx() { loaders }: IdentityContext) {
    return loaders.providers();
  }
}
