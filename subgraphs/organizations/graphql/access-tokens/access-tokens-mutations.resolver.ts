import { Arg, Mutation, Resolver } from "type-graphql";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
import { DeleteInput, DeletePayload } from "../../../../foundation/subgraph-kit/shared/deletion.js";
import { CreateAccessTokenInput } from "./create-access-token.input.js";
import { CreateAccessTokenPayload } from "./create-access-token.payload.js";

@Resolver()
export class AccessTokensMutationsResolver {
  @Mutation(() => CreateAccessTokenPayload, {
    nullable: true,
    description: "The secret is in the answer, once, and nowhere else ever again.",
  })
  createAccessToken(
    @Arg("input", () => CreateAccessTokenInput, { description: "§Mutation.createAccessToken(input:)§" })
    _input: CreateAccessTokenInput,
  ): never {
    return notImplemented("Mutation.createAccessToken");
  }

  @Mutation(() => DeletePayload, { nullable: true, description: "§Mutation.revokeAccessToken§" })
  revokeAccessToken(
    @Arg("input", () => DeleteInput, { description: "§Mutation.revokeAccessToken(input:)§" }) _input: DeleteInput,
  ): never {
    return notImplemented("Mutation.revokeAccessToken");
  }
}
