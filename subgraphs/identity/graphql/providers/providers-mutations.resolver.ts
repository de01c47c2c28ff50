import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { CreateIdentityProviderInput } from "./create-identity-provider.input.js";
import { IdentityProviderPayload } from "./identity-provider.payload.js";
import { UpdateIdentityProviderInput } from "./update-identity-provider.input.js";

@Resolver()
export class ProvidersMutationsResolver {
  @Mutation(() => IdentityProviderPayload, { nullable: true, description: "§Mutation.createIdentityProvider§" })
  createIdentityProvider(
    @Arg("input", () => CreateIdentityProviderInput, { description: "§Mutation.createIdentityProvider(input:)§" })
    _input: CreateIdentityProviderInput,
  ): never {
    return notImplemented("Mutation.createIdentityProvider");
  }

  @Mutation(() => IdentityProviderPayload, { nullable: true, description: "§Mutation.updateIdentityProvider§" })
  updateIdentityProvider(
    @Arg("input", () => UpdateIdentityProviderInput, { description: "§Mutation.updateIdentityProvider(input:)§" })
    _input: UpdateIdentityProviderInput,
  ): never {
    return notImplemented("Mutation.updateIdentityProvider");
  }

  @Mutation(() => DeletePayload, { nullable: true, description: "§Mutation.deleteIdentityProvider§" })
  deleteIdentityProvider(
    @Arg("input", () => DeleteInput, { description: "§Mutation.deleteIdentityProvider(input:)§" }) _input: DeleteInput,
  ): never {
    return notImplemented("Mutation.deleteIdentityProvider");
  }
}
