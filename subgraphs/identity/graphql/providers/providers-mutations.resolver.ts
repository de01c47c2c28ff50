import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { createProvider } from "../../actions/providers/create-provider.js";
import { deleteProvider } from "../../actions/providers/delete-provider.js";
import { updateProvider } from "../../actions/providers/update-provider.js";
import type { IdentityContext } from "../context.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { CreateIdentityProviderInput } from "./create-identity-provider.input.js";
import { IdentityProviderPayload } from "./identity-provider.payload.js";
import { UpdateIdentityProviderInput } from "./update-identity-provider.input.js";

type Answer = { userErrors: object[]; identityProvider?: { id: string } };

/** The payload: the provider as it is now, or the refusals. */
async function shown(context: IdentityContext, { identityProvider, userErrors }: Answer) {
  context.renew();
  const provider = identityProvider ? await context.loaders.provider.load(identityProvider.id) : null;
  return { userErrors, identityProvider: provider };
}

@Resolver()
export class ProvidersMutationsResolver {
  @RequiresPermission("IDENTITY_PROVIDER_CREATE", { scope: "SITE" })
  @Mutation(() => IdentityProviderPayload, {
    nullable: true,
    description: "Adds a provider after asking it for its configuration.",
  })
  async createIdentityProvider(
    @Arg("input", () => CreateIdentityProviderInput, { description: "All arguments in one object." })
    input: CreateIdentityProviderInput,
    @Ctx() context: IdentityContext,
  ) {
    return shown(context, await createProvider(context, input));
  }

  @RequiresPermission("IDENTITY_PROVIDER_UPDATE", { scope: "SITE" })
  @Mutation(() => IdentityProviderPayload, { nullable: true, description: "What is left out stays." })
  async updateIdentityProvider(
    @Arg("input", () => UpdateIdentityProviderInput, { description: "All arguments in one object." })
    input: UpdateIdentityProviderInput,
    @Ctx() context: IdentityContext,
  ) {
    const id = readId("IdentityProvider", input.id, "input.id");
    return shown(context, await updateProvider(context, { ...input, id }));
  }

  @RequiresPermission("IDENTITY_PROVIDER_DELETE", { scope: "SITE" })
  @Mutation(() => DeletePayload, { nullable: true, description: "Sessions that it opened end; users stay." })
  deleteIdentityProvider(
    @Arg("input", () => DeleteInput, { description: "All arguments in one object." }) input: DeleteInput,
    @Ctx() context: IdentityContext,
  ) {
    return deleteProvider(context, readId("IdentityProvider", input.id, "input.id"));
  }
}
