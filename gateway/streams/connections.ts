import type { Actor } from "../../foundation/rbac/actor.js";

/** Counts the streams and connections that are open, for each who has some. */
export interface Connections {
  /** Null where this one would be too many; else what ends it. */
  enter(asker: { actor: Actor; ipAddress: string | null }): (() => void) | null;
  /** All that are open. */
  count(): number;
}

const idOf: { [Kind in Actor["kind"]]: (actor: Extract<Actor, { kind: Kind }>) => string | null } = {
  user: ({ userId }) => userId,
  "provisioner-key": ({ keyId }) => keyId,
  "workspace-proxy": ({ proxyId }) => proxyId,
  system: () => null,
  anonymous: () => null,
};

/** All tokens and sessions of a user are one; whoever has none is one of those at their address. */
const keyOf = ({ actor, ipAddress }: Parameters<Connections["enter"]>[0]): string =>
  (idOf[actor.kind] as (actor: Actor) => string | null)(actor) ?? `address ${ipAddress ?? "unknown"}`;

export function createConnections(mostEach: number): Connections {
  const countByKey = new Map<string, number>();
  let all = 0;
  return {
    enter(asker) {
      const key = keyOf(asker);
      const open = countByKey.get(key) ?? 0;
      if (open >= mostEach) return null;
      countByKey.set(key, open + 1);
      all += 1;
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        all -= 1;
        const left = (countByKey.get(key) ?? 1) - 1;
        if (left > 0) countByKey.set(key, left);
        else countByKey.delete(key);
      };
    },
    count: () => all,
  };
}
