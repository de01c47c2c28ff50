import { scopesOf } from "../../foundation/rbac/scopes-of.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import type { GuardMode } from "../guard/guard-mode.js";
import type { Asker } from "../guard/rule.js";

/** How the security directives of a supergraph are held. */
export interface FieldAuthorization {
  mode: GuardMode;
  /** Where it is said what was refused: among the errors, in `extensions.authorizationErrors`, or not at all. */
  errorsIn: "errors" | "extensions" | "none";
  /** What an actor could hold anywhere. Of the policies that an operation asks about, those that are not in the answer do not hold. */
  askerOf: (actor: Actor, policies: readonly string[]) => Asker | Promise<Asker>;
}

/** As orgplane's own graph has it. */
export const fieldAuthorization: FieldAuthorization = {
  mode: "filter",
  errorsIn: "errors",
  askerOf: (actor) => ({ scopes: scopesOf(actor) }),
};
