import { lifetimeSeconds, type ActorTokenSigner } from "../../foundation/actor-token/actor-token.js";
import { RecentMap } from "../../foundation/actor-cache/recent-map.js";
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

/** What holds the tokens for one subgraph. */
type Kept = Pick<Map<Actor, KeptToken>, "get"> & { set(actor: Actor, token: KeptToken): unknown };

/**
 * Of tokens with a MAC, which cost a fifteenth of a small request, those of requests under way are kept: one asks a subgraph several times. Kept
 * for longer they would cost more to collect than to make.
 */
const mostUnderWay = 16;

/**
 * Makes one for each actor and subgraph once in a while. Tokens are kept with the actor as it was found out, and so no longer
 * than what was found out counts (`foundation/actor-cache`): one whose rights were changed is another.
 */
export function keepActorTokens(signer: ActorTokenSigner, now: () => number = Date.now): ActorTokenOf {
  const keptFor = new Map<string, Kept>();
  const findKept = (subgraph: string): Kept => {
    const isSigned = signer.isSignedFor(subgraph);
    const kept = isSigned ? new WeakMap<Actor, KeptToken>() : new RecentMap<Actor, KeptToken>(mostUnderWay);
    keptFor.set(subgraph, kept);
    return kept;
  };
  return (actor, subgraph) => {
    const kept = keptFor.get(subgraph) ?? findKept(subgraph);
    const known = kept.get(actor);
    if (known && now() < known.until) return known.token;
    const claims = claimsOf(actor, subgraph);
    const token = claims && signer.sign(claims);
    kept.set(actor, { token, until: now() + keptMs });
    return token;
  };
}
