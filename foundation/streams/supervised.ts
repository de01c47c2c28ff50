import type { GraphQLError } from "graphql";
import type { LiveActor } from "../actor-cache/follow-actors.js";
import type { Actor } from "../rbac/actor.js";
import { endable, type Stream } from "./endable.js";

/** A stream that is for somebody, and only as long as they may have it. */
export interface Supervision<Event> {
  /** Whom it was opened for: found fit already. */
  actor: Actor;
  live: LiveActor;
  /** Events until the signal is aborted. */
  open: (signal: AbortSignal) => AsyncIterable<Event>;
  /** Why whoever they have become may have it no more; null where they may. */
  refusalOf: (actor: Actor | null) => Promise<GraphQLError | null>;
  signal: AbortSignal | undefined;
}

/** An event, and whom it is for as they were when it came. */
export interface Supervised<Event> {
  event: Event;
  actor: Actor;
}

/** Asks, each time that the actor has changed, whether they may go on. */
class Supervisor {
  readonly end = new AbortController();
  refusal: GraphQLError | null = null;
  actor: Actor;
  #checking: Promise<void> = Promise.resolve();

  constructor(readonly of: Pick<Supervision<never>, "actor" | "live" | "refusalOf">) {
    this.actor = of.actor;
  }

  /** One check after the other. */
  check(): Promise<void> {
    this.#checking = this.#checking.catch(() => undefined).then(() => this.#check());
    return this.#checking;
  }

  /** Those of the events that come while they may go on. */
  async *whileAllowed<Event>(events: AsyncIterable<Event>): AsyncGenerator<Supervised<Event>, void> {
    for await (const event of events) {
      await this.check();
      if (this.end.signal.aborted) return;
      yield { event, actor: this.actor };
    }
  }

  async #check(): Promise<void> {
    const actor = await this.of.live.now();
    if (actor === this.actor || this.refusal) return;
    this.refusal = await this.of.refusalOf(actor);
    if (this.refusal) this.end.abort();
    else if (actor) this.actor = actor;
  }
}

/**
 * The events of a stream for as long as whoever it is for may have them: asked before each event, and when news of them
 * comes, also while nothing else happens. What ends it then is thrown.
 */
export const supervised = <Event>({ open, signal, ...of }: Supervision<Event>): Stream<Supervised<Event>> =>
  endable(async function* (ended) {
    const supervisor = new Supervisor(of);
    const end = (): void => supervisor.end.abort();
    ended.addEventListener("abort", end);
    if (ended.aborted) end();
    // What cannot be asked now is asked again before the next event.
    const unhear = of.live.onChange(() => void supervisor.check().catch(() => undefined));
    try {
      yield* supervisor.whileAllowed(open(supervisor.end.signal));
      if (supervisor.refusal) throw supervisor.refusal;
    } finally {
      unhear();
      end();
    }
  }, signal);
