import { createHash, randomUUID } from "node:crypto";
import { encodeId } from "../foundation/ids/global-id.js";
import type { FindActor } from "../gateway/authentication/authenticate.js";
import type { ProgramSignIn } from "../gateway/sign-in/program-sign-in.js";
import { anonymous } from "../foundation/rbac/actor.js";
import { grantProgram, redeemProgram } from "../subgraphs/identity/actions/sign-in/program-code.js";
import { createAccessToken } from "../subgraphs/organizations/actions/access-tokens/create-access-token.js";
import type { IdentityServices } from "./identity-services.js";

/** Names of a user's tokens are unique: the same code makes the same name, and so a token once. */
const nameOf = (name: string, code: string): string =>
  `${name || "program"} ${createHash("sha256").update(code).digest("hex").slice(0, 10)}`;

/** Signing programs in, for the gateway: identity knows the code, organizations makes the token. */
export function programSignInOf(services: IdentityServices, findActor: FindActor): ProgramSignIn {
  const context = () => ({ ...services, actor: anonymous, requestId: randomUUID(), ipAddress: null });
  return {
    grant: (sessionToken, challenge) => grantProgram(context(), { sessionToken, challenge }),
    async redeem({ code, verifier, name, lifetimeMs }) {
      const redeemed = redeemProgram(context(), { code, verifier });
      if ("refusal" in redeemed) return redeemed;
      const actor = await findActor(redeemed.sessionToken);
      if (actor?.kind !== "user") return { refusal: "The browser was signed out in the meantime." };
      const expiresAt = new Date(services.clock.now().getTime() + lifetimeMs);
      const made = await createAccessToken({ ...context(), actor }, { name: nameOf(name, code), expiresAt });
      if (made.userErrors.length > 0 || !("secret" in made)) {
        return {
          refusal: made.userErrors[0]?.code === "TAKEN" ? "This code was used already." : "No token can be made.",
        };
      }
      const tokenId = encodeId("AccessToken", made.accessToken.id);
      return { accessToken: made.secret, tokenId, username: actor.username, expiresAt };
    },
  };
}
