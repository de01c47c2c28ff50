import { createRemoteJWKSet, jwtVerify, type JWTPayload } from "jose";
import { anonymous, type Actor } from "../../foundation/rbac/actor.js";
import type { Asker } from "../guard/rule.js";
import type { FindActor } from "./authenticate.js";

/** Whose tokens are taken, and which of their claims say what their holder may. */
export interface TokenSettings {
  jwksUrl: string;
  issuer: string | undefined;
  audience: string | undefined;
  /** A space-separated text or a list; where another claim is named, `scope` says nothing. */
  scopesClaim: string;
  policiesClaim: string;
}

/** For supergraphs whose users are somebody else's: whoever holds a JSON Web Token, and what it says. */
export interface TokenHolders {
  /** Who holds a token; null for one that is not what it should be. */
  findActor: FindActor;
  /** What they hold, by the claims. */
  askerOf: (actor: Actor) => Asker;
  /** The token itself, to be handed to subgraphs; null for whoever has none. */
  tokenOf: (actor: Actor) => string | null;
}

/** A claim is no list of names unless it is one throughout. */
function namesIn(claim: unknown): ReadonlySet<string> {
  if (typeof claim === "string") return new Set(claim.split(/\s+/).filter(Boolean));
  const isList = Array.isArray(claim) && claim.every((name): name is string => typeof name === "string");
  return new Set(isList ? claim : []);
}

/** To the graph the holder is nobody that it knows: all that is known of them is what the token says. */
export function tokenHolders(settings: TokenSettings): TokenHolders {
  const keys = createRemoteJWKSet(new URL(settings.jwksUrl));
  const { issuer, audience, scopesClaim, policiesClaim } = settings;
  const expected = { ...(issuer !== undefined && { issuer }), ...(audience !== undefined && { audience }) };
  const held = new WeakMap<Actor, { token: string; asker: Asker }>();
  const askerOf = (claims: JWTPayload): Asker => ({
    scopes: namesIn(claims[scopesClaim]),
    policies: namesIn(claims[policiesClaim]),
  });
  return {
    async findActor(token) {
      const verified = await jwtVerify(token, keys, expected).catch(() => null);
      if (!verified) return null;
      const actor: Actor = { ...anonymous };
      held.set(actor, { token, asker: askerOf(verified.payload) });
      return actor;
    },
    askerOf: (actor) => held.get(actor)?.asker ?? { scopes: null },
    tokenOf: (actor) => held.get(actor)?.token ?? null,
  };
}
