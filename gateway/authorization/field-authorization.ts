import { scopesOf } from "../../foundation/rbac/scopes-of.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import type { GuardMode } from "../guard/guard-mode.js";
import type { Asker } from "../guard/rule.js";

/** How the security directives of a supergraph are held. */
export interface FieldAuthorization {
  mode: GuardMode;
  /** A mutation with a field that may not be had: nothing of it is executed, or only that field is not. */
  mutations: "refuse" | "filter";
  /** What an operation that `reject` turns away is answered with over HTTP, where its errors are among the `errors`. */
  rejectStatus: 200 | 403;
  /** Where it is said what was refused: among the errors, in `extensions.authorizationErrors`, or not at all. */
  errorsIn: "errors" | "extensions" | "none";
  /** Is nothing answered to whoever has not signed in, whatever it is? */
  requiresAuthentication: boolean;
  /**
   * What an actor could hold anywhere. Of the policies that an operation asks about, those that are not in the answer do not
   * hold; of a subscription they are asked about before each event.
   */
  askerOf: (actor: Actor, policies: readonly string[]) => Asker | Promise<Asker>;
}

/** As orgplane's own graph has it. */
export const fieldAuthorization: FieldAuthorization = {
  mode: "filter",
  mutations: "refuse",
  rejectStatus: 403,
  errorsIn: "errors",
  requiresAuthentication: false,
  askerOf: (actor) => ({ scopes: scopesOf(actor) }),
};
