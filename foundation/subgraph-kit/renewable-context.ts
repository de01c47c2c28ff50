import type { Actor } from "../rbac/actor.js";

/** What every subgraph's context has: who asks, and how what was read is renewed after each mutation. */
export interface RenewableContext {
  actor: Actor;
  /** Forgets what was loaded, so that what follows a mutation sees what it did. */
  renew(): void;
}
