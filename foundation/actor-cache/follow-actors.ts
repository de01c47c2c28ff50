import { isDeepStrictEqual } from "node:util";
import type { DatabaseNews } from "../database/database-news.js";
import type { Actor } from "../rbac/actor.js";
import { actorsChannel, subjectOf } from "./cache-actors.js";

/** Whoever a stream is for, as they are from moment to moment. */
export interface LiveActor {
  /** As they are now; null once what they came with opens nothing any more. */
  now(): Promise<Actor | null>;
  /** The same without waiting; undefined while they are looked for. */
  readonly known: Actor | null | undefined;
  /** Hears that they may have changed; what it answers with ends that. */
  onChange(hear: () => void): () => void;
}

/** One who is followed, until `end` is called. */
export interface FollowedActor extends LiveActor {
  end(): void;
}

/** Follows whoever a credential names. */
export type FollowActor = (credential: string) => FollowedActor;

/** Whoever no news reaches is looked for so often: a session that runs out tells nobody. */
const lookMs = 15_000;

/** No timer waits for longer: what ends later is found by the next look. */
const msUntil = (end: Date): number => Math.max(0, end.getTime() - Date.now());

/** When what an actor came with ends by itself; null for never, or where that is not known. */
export type EndOf = (actor: Actor) => Date | null;

const endOfAccessToken: EndOf = (actor) => (actor.kind === "user" ? (actor.token?.expiresAt ?? null) : null);

/** Whoever has not changed stays the same object: nobody has to ask about them again. */
const isSame = async (before: Promise<Actor | null>, actor: Actor | null): Promise<boolean> =>
  before.then(
    (known) => isDeepStrictEqual(known, actor),
    () => false,
  );

/** A credential that one stream or many hang on: looked for once for all of them. */
class Followed {
  current: Promise<Actor | null>;
  known: Actor | null | undefined;
  readonly #find: () => Promise<Actor | null>;
  readonly #endOf: EndOf;
  readonly #listeners = new Set<() => void>();
  #subject: string | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(find: () => Promise<Actor | null>, endOf: EndOf) {
    this.#find = find;
    this.#endOf = endOf;
    this.current = this.#look();
    this.#note(this.current);
  }

  hear(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  concerns(subject: string | undefined): boolean {
    return subject === undefined || subject === "*" || this.#subject === null || this.#subject === subject;
  }

  /** Looks again. A look that fails leaves what was known: whoever reads the database fails then too. */
  readonly refresh = (): void => {
    const before = this.current;
    this.current = this.#look().then(
      async (actor) => ((await isSame(before, actor)) ? before : actor),
      () => before,
    );
    this.#note(this.current);
    for (const listener of this.#listeners) listener();
  };

  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#listeners.clear();
  }

  #note(current: Promise<Actor | null>): void {
    this.known = undefined;
    const note = (actor: Actor | null): void => {
      if (this.current === current) this.known = actor;
    };
    current.then(note, () => undefined);
  }

  async #look(): Promise<Actor | null> {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.refresh, lookMs).unref();
    const actor = await this.#find();
    this.#subject = actor && subjectOf(actor);
    const end = actor && this.#endOf(actor);
    if (end && msUntil(end) < lookMs) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.refresh, msUntil(end)).unref();
    }
    return actor;
  }
}

interface FollowingOptions {
  news?: DatabaseNews | undefined;
  /** Nothing is heard of after it. */
  end?: AbortSignal;
  /** Of access tokens alone unless given. */
  endOf?: EndOf | undefined;
}

/**
 * Follows actors by what `find` says of them, as news of them comes, until `end` is aborted. `find` may remember as long as
 * it forgets by the same news, which it hears first.
 */
export function followActors(
  find: (credential: string) => Promise<Actor | null>,
  { news, end, endOf = endOfAccessToken }: FollowingOptions = {},
): FollowActor {
  const followed = new Map<string, { actor: Followed; count: number }>();
  const unhear = news?.hear(actorsChannel, (subject) => {
    for (const { actor } of followed.values()) if (actor.concerns(subject)) actor.refresh();
  });
  if (unhear) end?.addEventListener("abort", unhear, { once: true });
  return (credential) => {
    const entry = followed.get(credential) ?? { actor: new Followed(() => find(credential), endOf), count: 0 };
    entry.count += 1;
    followed.set(credential, entry);
    const stops = new Set<() => void>();
    let isEnded = false;
    return {
      now: () => entry.actor.current,
      get known() {
        return entry.actor.known;
      },
      onChange(hear) {
        const stop = entry.actor.hear(hear);
        stops.add(stop);
        return stop;
      },
      end() {
        if (isEnded) return;
        isEnded = true;
        for (const stop of stops) stop();
        entry.count -= 1;
        if (entry.count > 0) return;
        entry.actor.end();
        if (followed.get(credential) === entry) followed.delete(credential);
      },
    };
  };
}

/** One of whom nothing is heard, and who stays as they are. */
export const unchanging = (actor: Actor): FollowedActor => ({
  now: () => Promise.resolve(actor),
  known: actor,
  onChange: () => () => undefined,
  end: () => undefined,
});
