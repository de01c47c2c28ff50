import { Arg, Mutation, Resolver } from "type-graphql";
import { Authenticated, Public } from "../../../../foundation/subgraph-kit/access-directives.js";
import { notImplemented } from "../../../../foundation/not-implemented/not-implemented.js";
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
  signIn(@Arg("input", () => SignInInput, { description: "All arguments in one object." }) _input: SignInInput): never {
    return notImplemented("Mutation.signIn");
  }

  @Authenticated()
  @Mutation(() => SignOutPayload, { nullable: true, description: "Ends the session that the request came with." })
  signOut(): never {
    return notImplemented("Mutation.signOut");
  }
}
