import { LRUCache } from "lru-cache";
import type { Clock } from "../../foundation/clock/clock.js";
import type { Actor } from "../../foundation/rbac/actor.js";
import type { SubgraphRequest } from "../../foundation/subgraph-kit/request.js";
import { refusal } from "./exceeded.js";

/** Who has asked last is remembered; of the others there are too many to be kept. */
const mostAskers = 50_000;

interface Bucket {
  left: number;
  filledAt: number;
}

type Asker = Pick<SubgraphRequest, "actor" | "ipAddress">;

const idOf: { [Kind in Actor["kind"]]: (actor: Extract<Actor, { kind: Kind }>) => string | null } = {
  user: ({ userId }) => userId,
  "provisioner-key": ({ keyId }) => keyId,
  "workspace-proxy": ({ proxyId }) => proxyId,
  system: () => null,
  anonymous: () => null,
};

/** All tokens and sessions of a user are one asker, and so is everybody without a token at one address. */
function keyOf({ actor, ipAddress }: Asker): string {
  const id = (idOf[actor.kind] as (actor: Actor) => string | null)(actor);
  return id ?? `address ${ipAddress ?? "unknown"}`;
}

function tooMany(perMinute: number, seconds: number) {
  const message = `You have sent more than ${String(perMinute)} requests a minute: wait ${String(seconds)} s.`;
  const headers = new Map([["retry-after", String(seconds)]]);
  return refusal(
    { code: "TOO_MANY_REQUESTS", message, status: 429, headers },
    { limit: "requestsPerMinute", most: perMinute, retryAfterSeconds: seconds },
  );
}

/**
 * Takes one of the requests that an asker may send; throws where none is left. A minute's worth may come at once, and comes back
 * evenly. Counted in this process alone: several gateways let through as many times more.
 */
export function requestCounter(perMinute: number, clock: Clock): (asker: Asker) => void {
  if (perMinute === 0) return () => undefined;
  const buckets = new LRUCache<string, Bucket>({ max: mostAskers });
  const perMs = perMinute / 60_000;
  return (asker) => {
    const key = keyOf(asker);
    const now = clock.now().getTime();
    const bucket = buckets.get(key) ?? { left: perMinute, filledAt: now };
    buckets.set(key, bucket);
    // A clock that was set back gives nothing, and takes nothing.
    bucket.left = Math.min(perMinute, bucket.left + Math.max(0, now - bucket.filledAt) * perMs);
    bucket.filledAt = now;
    if (bucket.left < 1) throw tooMany(perMinute, Math.ceil((1 - bucket.left) / perMs / 1000));
    bucket.left -= 1;
  };
}
