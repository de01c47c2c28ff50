import { Arg, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { CreateIdentityProviderInput } from "./create-identity-provider.input.js";
import { IdentityProviderPayload } from "./identity-provider.payload.js";
import { UpdateIdentityProviderInput } from "./update-identity-provider.input.js";

@Resolver()
export class ProvidersMutationsResolver {
  @RequiresPermission("IDENTITY_PROVIDER_CREATE", { scope: "SITE" })
  @Mutation(() => IdentityProviderPayload, {
    nullable: true,
    description: "Adds a provider after asking it for its configuration.",
  })
  createIdentityProvider(
    @Arg("input", () => CreateIdentityProviderInput, { description: "All arguments in one object." })
    _input: CreateIdentityProviderInput,
  ): never {
    return notImplemented("Mutation.createIdentityProvider");
  }

  @RequiresPermission("IDENTITY_PROVIDER_UPDATE", { scope: "SITE" })
  @Mutation(() => IdentityProviderPayload, { nullable: true, description: "What is left out stays." })
  updateIdentityProvider(
    @Arg("input", () => UpdateIdentityProviderInput, { description: "All arguments in one object." })
    _input: UpdateIdentityProviderInput,
  ): never {
    return notImplemented("Mutation.updateIdentityProvider");
  }

  @RequiresPermission("IDENTITY_PROVIDER_DELETE", { scope: "SITE" })
  @Mutation(() => DeletePayload, { nullable: true, description: "Sessions that it opened end; users stay." })
  deleteIdentityProvider(
    @Arg("input", () => DeleteInput, { description: "All arguments in one object." }) _input: DeleteInput,
  ): never {
    return notImplemented("Mutation.deleteIdentityProvider");
  }
}
