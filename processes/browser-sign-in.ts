import { decodeIdOf } from "../foundation/ids/global-id.js";
import { randomUUID } from "node:crypto";
import type { IdentityServices } from "./identity-services.js";
import { programSignInOf } from "./program-sign-in.js";
import { anonymous } from "../foundation/rbac/actor.js";
import type { BrowserSignIn } from "../gateway/sign-in/browser-sign-in.js";
import {
  finishBrowserSignIn,
  listSignIns,
  startBrowserSignIn,
} from "../subgraphs/identity/actions/sign-in/browser-sign-in.js";
import { signOut } from "../subgraphs/identity/actions/sign-in/sign-out.js";
import type { FindActor } from "../gateway/authentication/authenticate.js";

/** Signing in by browser, for the gateway: identity does it, in this process. */
export function browserSignInOf(services: IdentityServices, findActor: FindActor): BrowserSignIn {
  const context = () => ({ ...services, actor: anonymous, requestId: randomUUID(), ipAddress: null });
  return {
    list: () => listSignIns(context()),
    start(globalId, redirectUri) {
      const providerId = decodeIdOf("IdentityProvider", globalId);
      if (providerId) return startBrowserSignIn(context(), { providerId, redirectUri });
      return Promise.resolve({ refusal: "There is no such identity provider." });
    },
    finish: (callback, state) => finishBrowserSignIn(context(), { callback, state }),
    async end(sessionToken) {
      const actor = await findActor(sessionToken);
      if (actor) await signOut({ ...context(), actor });
    },
    programs: programSignInOf(services, findActor),
  };
}
