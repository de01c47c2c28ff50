import type { Actor } from "../rbac/actor.js";
import { watchedActor } from "./watched-actor.js";

/** What is asked of an event, and for whom. */
export interface AskedOfEvent<Answer> {
  /** The same for whoever asks the same of it. */
  question: string;
  actor: Actor;
  make: (actor: Actor) => Promise<Answer>;
}

interface Shared<Answer> {
  answer: Promise<Answer>;
  /** Null while it is made, and where it is not everybody's. */
  forAll: { answer: Answer } | null;
  wasLookedAt: () => boolean;
  madeAtMs: number;
  /** Those that are being made for somebody in particular. */
  underWay: Map<Actor, Promise<Answer>>;
}

/** What was answered is good for those who ask so much later: they may be slow, and what else it tells of may change. */
const goodForMs = 1_000;

/**
 * Answers to events of streams, made once for all who ask the same. An answer that was made without a look at whom it is for is
 * everybody's; any other is shared by that very actor's streams, and only while it is made.
 */
export class SharedAnswers<Answer> {
  readonly #byEvent = new WeakMap<object, Map<string, Shared<Answer>>>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  /** `event` is the same object for all who are told the same. */
  get(event: unknown, asked: AskedOfEvent<Answer>): Answer | Promise<Answer> {
    if (typeof event !== "object" || event === null) return asked.make(asked.actor);
    const shared = this.#find(event, asked);
    return shared.forAll ? shared.forAll.answer : this.#whenMade(shared, asked);
  }

  async #whenMade(shared: Shared<Answer>, asked: AskedOfEvent<Answer>): Promise<Answer> {
    const answer = await shared.answer;
    return shared.wasLookedAt() ? this.#own(shared, asked) : answer;
  }

  #find(event: object, { question, actor, make }: AskedOfEvent<Answer>): Shared<Answer> {
    const byQuestion = this.#byEvent.get(event) ?? new Map<string, Shared<Answer>>();
    this.#byEvent.set(event, byQuestion);
    const known = byQuestion.get(question);
    if (known && this.#nowMs() - known.madeAtMs < goodForMs) return known;
    const { actor: watched, wasLookedAt } = watchedActor(actor);
    const answer = make(watched);
    const fresh: Shared<Answer> = { answer, forAll: null, wasLookedAt, madeAtMs: this.#nowMs(), underWay: new Map() };
    const keep = (made: Answer): void => void (fresh.forAll = wasLookedAt() ? null : { answer: made });
    answer.then(keep, () => byQuestion.delete(question));
    void this.#share(fresh, actor, answer);
    byQuestion.set(question, fresh);
    return fresh;
  }

  #own(shared: Shared<Answer>, { actor, make }: AskedOfEvent<Answer>): Promise<Answer> {
    return shared.underWay.get(actor) ?? this.#share(shared, actor, make(actor));
  }

  #share({ underWay }: Shared<Answer>, actor: Actor, answer: Promise<Answer>): Promise<Answer> {
    underWay.set(actor, answer);
    const forget = (): void => void underWay.delete(actor);
    // Those who have waited for it go on first.
    answer.then(() => setImmediate(forget), forget);
    return answer;
  }
}
