import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FormattedExecutionResult } from "graphql";
import { unchanging, type FollowActor, type FollowedActor } from "../../../foundation/actor-cache/follow-actors.js";
import { jsonOf } from "../../../foundation/http/written-once.js";
import { anonymous } from "../../../foundation/rbac/actor.js";
import { End } from "../../../foundation/streams/ending.js";
import type { RefusalOf } from "../../authorization/actor-refusal.js";
import type { FaultyTokens } from "../../authorization/faulty-tokens.js";
import type { Caller } from "../caller.js";
import type { Connections } from "../connections.js";
import type { StreamSettings } from "../stream-settings.js";
import { closing, type Closing } from "./closing.js";
import { credentialOf } from "./credential-of-connection.js";
import type { PacedSocket } from "./paced-socket.js";

export interface ConnectionOptions {
  follow: FollowActor;
  /** Who is answered at all. */
  refusalOf: RefusalOf;
  connections: Connections;
  settings: StreamSettings;
  publicUrl: URL | null;
  /** Refused by default. */
  faultyTokens?: FaultyTokens;
}

/** Operations that were told that they are over have so long to say so to the client. */
const lastWordsMs = 1_000;

/** One WebSocket, and whom it is for. */
export class Connection {
  /** Aborted when the connection is over. */
  readonly end = new End();
  readonly #of: ConnectionOptions;
  readonly #running = new Set<string>();
  #caller: Omit<Caller, "requestId"> | null = null;
  #live: FollowedActor | null = null;
  #leave: (() => void) | null = null;
  #isRevoked = false;

  constructor(
    readonly socket: PacedSocket,
    readonly request: IncomingMessage,
    of: ConnectionOptions,
  ) {
    this.#of = of;
  }

  /** Finds out who connects; closes the connection, and answers false, where it may not be. */
  async admit(params: unknown): Promise<boolean> {
    const refusal = await this.#enter(params);
    if (refusal) this.socket.close(refusal);
    return refusal === null;
  }

  /** Who asks, of one operation of this connection, as they are by now; null where the credential opens nothing any more. */
  async caller(): Promise<Caller | null> {
    if (!this.#caller) throw new Error("Nobody has been admitted.");
    const actor = await this.#caller.live.now();
    return actor && { ...this.#caller, actor, requestId: randomUUID() };
  }

  /** False where it would be one operation too many. */
  begin(id: string): boolean {
    if (this.#running.size >= this.#of.settings.operationsAConnection) return false;
    this.#running.add(id);
    return true;
  }

  /** Sends one more result of an operation, which is written once for all who are sent it. */
  next(id: string, result: FormattedExecutionResult): Promise<void> {
    return this.socket.send(`{"id":${JSON.stringify(id)},"type":"next","payload":${jsonOf(result)}}`);
  }

  finish(id: string): void {
    this.#running.delete(id);
    // What the operation has to say last is sent next.
    if (this.#isRevoked && this.#running.size === 0) setImmediate(() => this.socket.close(closing.unauthorized));
  }

  close(): void {
    this.end.abort();
    this.#live?.end();
    this.#leave?.();
  }

  async #enter(params: unknown): Promise<Closing | null> {
    const { follow, refusalOf, connections, publicUrl, faultyTokens } = this.#of;
    const credential = credentialOf(this.request, params, publicUrl);
    const live = "secret" in credential ? follow(credential.secret) : unchanging(anonymous);
    this.#live = live;
    const actor = await live.now();
    if (!actor && credential.kind !== "cookie" && faultyTokens !== "anonymous") return closing.unauthorized;
    const ipAddress = this.request.socket.remoteAddress ?? null;
    const asker = { actor: actor ?? anonymous, ipAddress };
    if (await refusalOf(asker.actor)) return closing.unauthorized;
    // It may have been closed while the actor was looked for.
    this.#leave = this.end.aborted ? null : connections.enter(asker);
    if (!this.#leave) return closing.tooMany;
    this.#caller = { ...asker, live: actor ? live : unchanging(anonymous) };
    if (actor) live.onChange(() => void this.#lookAgain(live).catch(() => undefined));
    return null;
  }

  /** A connection whose credential opens nothing any more is over, once its operations have said so. */
  async #lookAgain(live: FollowedActor): Promise<void> {
    if ((await live.now()) || this.#isRevoked) return;
    this.#isRevoked = true;
    if (this.#running.size === 0) this.socket.close(closing.unauthorized);
    else setTimeout(() => this.socket.close(closing.unauthorized), lastWordsMs).unref();
  }
}
