import type { LiveActor } from "../../foundation/actor-cache/follow-actors.js";
import type { Actor } from "../../foundation/rbac/actor.js";

/** Whoever a stream or a connection is for. */
export interface Caller {
  /** As they were when it was opened. */
  actor: Actor;
  live: LiveActor;
  requestId: string;
  ipAddress: string | null;
}

/** An operation as it comes from a client. */
export interface OperationParams {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
  extensions?: Record<string, unknown> | null | undefined;
}
