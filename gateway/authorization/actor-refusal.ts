import type { GraphQLError } from "graphql";
import { unauthenticated } from "../../foundation/errors/graph-errors.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import type { FieldAuthorization } from "./field-authorization.js";

/** Why an actor is answered nothing at all; null where they are. */
export type RefusalOf = (actor: Actor) => GraphQLError | null | Promise<GraphQLError | null>;

function signInFirst(): GraphQLError {
  const error = unauthenticated("Nothing is answered here to whoever has not signed in: send a token.");
  error.extensions["http"] = { status: 401 };
  return error;
}

/** Turns away whoever has not signed in, where nobody else is answered. */
export function actorRefusal({
  requiresAuthentication,
  askerOf,
}: Pick<FieldAuthorization, "requiresAuthentication" | "askerOf">): RefusalOf {
  if (!requiresAuthentication) return () => null;
  return async (actor) => ((await askerOf(actor, [])).scopes === null ? signInFirst() : null);
}
