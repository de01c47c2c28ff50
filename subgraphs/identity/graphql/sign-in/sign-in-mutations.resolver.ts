import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { Authenticated, Public } from "../../../../foundation/subgraph-kit/access-directives.js";
import { encodeId } from "../../../../foundation/ids/global-id.js";
import { readId } from "../../../../foundation/ids/read-id.js";
import { signIn } from "../../actions/sign-in/sign-in.js";
import { signOut } from "../../actions/sign-in/sign-out.js";
import type { IdentityContext } from "../context.js";
import { SignInInput } from "./sign-in.input.js";
import { SignInPayload } from "./sign-in.payload.js";
import { SignOutPayload } from "./sign-out.payload.js";

@Resolver()
export class SignInMutationsResolver {
  @Public("Nobody is signed in before they sign in.")
  @Mutation(() => SignInPayload, {
    nullable: true,
    description:
      "An identity provider's ID token for a session token: sign-in, and with it the sync, for clients without a browser.",
  })
  async signIn(
    @Arg("input", () => SignInInput, { description: "All arguments in one object." }) input: SignInInput,
    @Ctx() context: IdentityContext,
  ) {
    const providerId = readId("IdentityProvider", input.providerId, "input.providerId");
    const answer = await signIn(context, { providerId, idToken: input.idToken });
    return "userId" in answer ? { ...answer, userId: encodeId("User", answer.userId) } : answer;
  }

  @Authenticated()
  @Mutation(() => SignOutPayload, { nullable: true, description: "Ends the session that the request came with." })
  signOut(@Ctx() context: IdentityContext) {
    return signOut(context);
  }
}
