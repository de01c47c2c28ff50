import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { RequiresPermission } from "../../../../foundation/subgraph-kit/access-directives.js";
import { readId, readOptionalId } from "../../../../foundation/ids/read-id.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { createAccessToken } from "../../actions/access-tokens/create-access-token.js";
import { revokeAccessToken } from "../../actions/access-tokens/revoke-access-token.js";
import type { OrganizationsContext } from "../context.js";
import { CreateAccessTokenInput } from "./create-access-token.input.js";
import { CreateAccessTokenPayload } from "./create-access-token.payload.js";

@Resolver()
export class AccessTokensMutationsResolver {
  @RequiresPermission("ACCESS_TOKEN_CREATE", { scope: "OWNER", object: "input.userId", owner: "input.userId" })
  @Mutation(() => CreateAccessTokenPayload, {
    nullable: true,
    description: "The secret is in the answer, once, and nowhere else ever again.",
  })
  createAccessToken(
    @Arg("input", () => CreateAccessTokenInput, {
      description: "Whose token, what it is called and how far it reaches.",
    })
    input: CreateAccessTokenInput,
    @Ctx() context: OrganizationsContext,
  ) {
    const userId = input.userId == null ? null : readId("User", input.userId, "input.userId");
    const organizationId = readOptionalId("Organization", input.organizationId, "input.organizationId");
    return createAccessToken(context, { ...input, userId, organizationId });
  }

  @RequiresPermission("ACCESS_TOKEN_DELETE", { scope: "OWNER", object: "input.id" })
  @Mutation(() => DeletePayload, {
    nullable: true,
    description: "Makes the token useless for good; its user stays as it is.",
  })
  revokeAccessToken(
    @Arg("input", () => DeleteInput, { description: "Which token to revoke, by its global id." }) input: DeleteInput,
    @Ctx() context: OrganizationsContext,
  ) {
    return revokeAccessToken(context, readId("AccessToken", input.id, "input.id"));
  }
}
