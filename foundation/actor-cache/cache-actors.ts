import { hash } from "node:crypto";
import type { Clock } from "../clock/clock.js";
import type { DatabaseNews } from "../database/database-news.js";
import type { Actor } from "../rbac/actor.js";
import { RecentMap } from "./recent-map.js";

/** Says whose rights were changed: a user's, provisioner key's or workspace proxy's UUID, or `*` for anybody's. Written by triggers. */
export const actorsChannel = "orgplane_actors";

/** No change is missed for longer, even where the news of it is. */
const keptMs = 5_000;
/** Whoever came once: those of a moment, which ask for the same page, or never come again. */
const mostOnce = 32;
/** Whoever came again. */
const mostAgain = 2_500;
/** Places for marks of those that came, whether kept or not: each is known until another takes its place. A power of two. */
const places = 262_144;

/** Finds out who a credential names; null for nobody. */
type FindActor = (credential: string) => Promise<Actor | null>;

interface Entry {
  found: Promise<Actor | null>;
  /** Null while it is looked for. */
  subject: string | null;
  until: number;
}

/** Credentials are secrets: they are kept as hashes. */
const keyOf = (credential: string): string => hash("sha256", credential, "base64");

/** Whose news an actor is told by. */
export function subjectOf(actor: Actor): string {
  if (actor.kind === "user") return actor.userId;
  if (actor.kind === "workspace-proxy") return actor.proxyId;
  return actor.kind === "provisioner-key" ? actor.keyId : actor.kind;
}

/** The moment from which on the actor must be looked for again. */
function endOf(actor: Actor, until: number): number {
  const expiresAt = actor.kind === "user" ? actor.token?.expiresAt : null;
  return expiresAt ? Math.min(until, expiresAt.getTime()) : until;
}

/** Thirty bits of a key: who shares them with another is taken for it, and kept at once. */
function markOf(key: string): number {
  let mark = 0;
  for (let at = 0; at < 8; at += 1) mark = Math.imul(mark, 131) + key.charCodeAt(at);
  return mark & 0x3fff_ffff;
}

/** Most of those that come once do not come again: kept as long as others they would fill the heap, and cost more to collect than to find. */
class ActorCache {
  readonly #find: FindActor;
  readonly #clock: Clock;
  readonly #once = new RecentMap<string, Entry>(mostOnce);
  readonly #again = new RecentMap<string, Entry>(mostAgain);
  readonly #seen = new Int32Array(places);

  constructor(find: FindActor, clock: Clock) {
    this.#find = find;
    this.#clock = clock;
  }

  get(credential: string): Promise<Actor | null> {
    const key = keyOf(credential);
    const known = this.#again.get(key) ?? this.#once.get(key);
    const now = this.#clock.now().getTime();
    return known && now < known.until ? known.found : this.#look(key, { credential, now });
  }

  /** Forgets an actor, and whoever is being looked for: what was read of them may be older than the news. */
  forget(subject?: string): void {
    const isMeant = (entry: Entry): boolean =>
      subject === undefined || subject === "*" || entry.subject === null || entry.subject === subject;
    this.#once.remove(isMeant);
    this.#again.remove(isMeant);
  }

  #look(key: string, { credential, now }: { credential: string; now: number }): Promise<Actor | null> {
    const entry: Entry = { found: this.#find(credential), subject: null, until: now + keptMs };
    const kept = this.#comesAgain(key) ? this.#again : this.#once;
    kept.set(key, entry);
    const forgetIt = (): void => {
      if (kept.get(key) === entry) kept.delete(key);
    };
    entry.found.then((actor) => {
      if (!actor) return forgetIt();
      entry.subject = subjectOf(actor);
      entry.until = endOf(actor, entry.until);
    }, forgetIt);
    return entry.found;
  }

  #comesAgain(key: string): boolean {
    const mark = markOf(key);
    const place = mark & (places - 1);
    if (this.#seen[place] === mark) return true;
    this.#seen[place] = mark;
    return false;
  }
}

/**
 * Looks an actor up once for all requests of some seconds: at most five, and until something changes what they may do.
 * Nobody is not remembered: a credential counts from the moment it is made.
 */
export function cacheActors(find: FindActor, { clock, news }: { clock: Clock; news: DatabaseNews }): FindActor {
  const cache = new ActorCache(find, clock);
  news.hear(actorsChannel, (subject) => cache.forget(subject));
  return (credential) => cache.get(credential);
}
