import { unauthenticated } from "../../foundation/errors/graph-errors.js";
import { anonymous, type Actor } from "../../foundation/rbac/actor.js";

/** Finds out who holds a secret; null for one that is unknown, expired or revoked. */
export type FindActor = (secret: string) => Promise<Actor | null>;

export const bearer = /^Bearer +(\S+)$/i;

/** The token in an `Authorization` header; of one that holds none, an empty one, which is nobody's as others are. */
export const secretIn = (header: string): string => bearer.exec(header)?.[1] ?? "";

/**
 * Who a request comes from, by its `Authorization` header: nobody where there is none, an UNAUTHENTICATED error (HTTP
 * 401) where there is one that names nobody. The secret is never in the error.
 */
export function authenticate(header: string | undefined, findActor: FindActor): Promise<Actor> {
  if (header === undefined) return Promise.resolve(anonymous);
  return findActor(secretIn(header)).then(orRefusal);
}

function orRefusal(actor: Actor | null): Actor {
  if (!actor) throw refusal();
  return actor;
}

function refusal() {
  const error = unauthenticated("The token in the Authorization header is unknown, expired or revoked: sign in again.");
  error.extensions["http"] = { status: 401 };
  return error;
}
