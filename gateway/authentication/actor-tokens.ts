import { lifetimeSeconds, type ActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import { claimsOf } from "./actor-claims.js";

/** An actor token for a subgraph; null for whoever none is made for. */
export type ActorTokenOf = (actor: Actor, subgraph: string) => string | null;

interface KeptToken {
  token: string | null;
  until: number;
}

/** What is left of a kept token's life is enough for the longest request. */
const keptMs = (lifetimeSeconds * 1_000) / 3;

/**
 * Signs for each actor and subgraph once in a while; what is not signed is made anew each time. Tokens are kept with the actor as it was found out, and so no longer
 * than what was found out counts (`foundation/actor-cache`): one whose rights were changed is another.
 */
export function keepActorTokens(signer: ActorTokenSigner, now: () => number = Date.now): ActorTokenOf {
  const kept = new WeakMap<Actor, Map<string, KeptToken>>();
  const make = (actor: Actor, subgraph: string): string | null => {
    const claims = claimsOf(actor, subgraph);
    return claims && signer.sign(claims);
  };
  return (actor, subgraph) => {
    if (!signer.isSignedFor(subgraph)) return make(actor, subgraph);
    const bySubgraph = kept.get(actor) ?? new Map<string, KeptToken>();
    kept.set(actor, bySubgraph);
    const known = bySubgraph.get(subgraph);
    if (known && now() < known.until) return known.token;
    const token = make(actor, subgraph);
    bySubgraph.set(subgraph, { token, until: now() + keptMs });
    return token;
  };
}
