import { hash } from "node:crypto";
import type { Clock } from "../clock/clock.js";
import type { DatabaseNews } from "../database/database-news.js";
import type { Actor } from "../rbac/actor.js";

/** Says whose rights were changed: a user's, provisioner key's or workspace proxy's UUID, or `*` for anybody's. Written by triggers. */
export const actorsChannel = "orgplane_actors";

/** No change is missed for longer, even where the news of it is. */
const keptMs = 5_000;
/** Of those that are looked up first; as many of those before them are still known. */
const mostNew = 2_500;

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

function forgetIn(entries: Map<string, Entry>, subject: string | undefined): void {
  if (subject === undefined || subject === "*") return entries.clear();
  for (const [key, entry] of entries) {
    if (entry.subject === null || entry.subject === subject) entries.delete(key);
  }
}

class ActorCache {
  readonly #find: FindActor;
  readonly #clock: Clock;
  #entries = new Map<string, Entry>();
  /** Those before them: dropped as a whole, so that none has to be looked for. */
  #before = new Map<string, Entry>();
  #begunAt = 0;

  constructor(find: FindActor, clock: Clock) {
    this.#find = find;
    this.#clock = clock;
  }

  get(credential: string): Promise<Actor | null> {
    const key = keyOf(credential);
    const known = this.#entries.get(key) ?? this.#before.get(key);
    const now = this.#clock.now().getTime();
    return known && now < known.until ? known.found : this.#look(key, { credential, now });
  }

  /** Forgets an actor, and whoever is being looked for: what was read of them may be older than the news. */
  forget(subject?: string): void {
    for (const entries of [this.#entries, this.#before]) forgetIn(entries, subject);
  }

  #look(key: string, { credential, now }: { credential: string; now: number }): Promise<Actor | null> {
    this.#makeRoom(now);
    const entry: Entry = { found: this.#find(credential), subject: null, until: now + keptMs };
    this.#entries.set(key, entry);
    const forgetIt = (): void => {
      for (const entries of [this.#entries, this.#before]) if (entries.get(key) === entry) entries.delete(key);
    };
    entry.found.then((actor) => {
      if (!actor) return forgetIt();
      entry.subject = subjectOf(actor);
      entry.until = endOf(actor, entry.until);
    }, forgetIt);
    return entry.found;
  }

  /** What is older than the time that anybody is kept for is of no use. */
  #makeRoom(now: number): void {
    if (this.#entries.size < mostNew && now < this.#begunAt + keptMs) return;
    this.#before = this.#entries;
    this.#entries = new Map();
    this.#begunAt = now;
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
