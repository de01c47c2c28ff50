import type { GraphQLError } from "graphql";
import type { LiveActor } from "../actor-cache/follow-actors.js";
import type { Actor } from "../rbac/actor.js";
import { endable, type Stream } from "./endable.js";
import { End, type Ending } from "./ending.js";

/** A stream that is for somebody, and only as long as they may have it. */
export interface Supervision<Event, Answer> {
  /** Whom it was opened for: found fit already. */
  actor: Actor;
  live: LiveActor;
  /** Events until the signal is aborted. */
  open: (signal: Ending) => AsyncIterable<Event>;
  /** Called once it is over, also where nobody has read of it: for what was opened before. */
  ended?: () => void;
  /** Why whoever they have become may have it no more; null where they may. */
  refusalOf: (actor: Actor | null) => Promise<GraphQLError | null>;
  /** What is told of an event, to whoever they are then. */
  answer: (event: Event, actor: Actor) => Answer | Promise<Answer>;
  /** What is told last where it is refused, or breaks; throws what is not to be told. */
  lastWords: (error: unknown) => Answer;
}

/** Asks, each time that the actor has changed, whether they may go on. */
class Supervisor {
  readonly end = new End();
  refusal: GraphQLError | null = null;
  actor: Actor;
  #checking: Promise<void> | null = null;

  constructor(readonly of: Pick<Supervision<never, never>, "actor" | "live" | "refusalOf">) {
    this.actor = of.actor;
  }

  /** One check after the other; null where it is known that nothing has changed. */
  check(): Promise<void> | null {
    if (!this.#checking && this.of.live.known === this.actor) return null;
    const before = this.#checking?.catch(() => undefined) ?? Promise.resolve();
    const checking = before.then(() => this.#check());
    this.#checking = checking;
    const settle = (): void => {
      if (this.#checking === checking) this.#checking = null;
    };
    checking.then(settle, settle);
    return checking;
  }

  async #check(): Promise<void> {
    const actor = await this.of.live.now();
    if (actor === this.actor || this.refusal) return;
    this.refusal = await this.of.refusalOf(actor);
    if (this.refusal) this.end.abort();
    else if (actor) this.actor = actor;
  }
}

/** One generator, for each event has to pass all that there are. */
async function* whileAllowed<Event, Answer>(
  supervisor: Supervisor,
  { live, open, answer, lastWords }: Supervision<Event, Answer>,
): AsyncGenerator<Answer, void> {
  const signal = supervisor.end;
  // What cannot be asked now is asked again before the next event.
  const unhear = live.onChange(() => void supervisor.check()?.catch(() => undefined));
  try {
    for await (const event of open(signal)) {
      await supervisor.check();
      if (signal.aborted) break; // eslint-disable-line max-depth -- a generator more would cost each event several turns
      yield answer(event, supervisor.actor);
    }
    if (supervisor.refusal) throw supervisor.refusal;
  } catch (error) {
    yield lastWords(error);
  } finally {
    unhear();
    supervisor.end.abort();
  }
}

/**
 * What is told of the events of a stream, for as long as whoever it is for may have them: asked before each event, and when
 * news of them comes, also while nothing else happens. What ends it then is told last.
 */
export const supervised = <Event, Answer>(supervision: Supervision<Event, Answer>): Stream<Answer> =>
  endable((ended) => {
    const supervisor = new Supervisor(supervision);
    ended.addEventListener("abort", () => supervisor.end.abort());
    if (supervision.ended) supervisor.end.addEventListener("abort", supervision.ended);
    return whileAllowed(supervisor, supervision);
  });
