import { hash } from "node:crypto";
import type { Clock } from "../clock/clock.js";
import type { DatabaseNews } from "../database/database-news.js";
import type { Actor } from "../rbac/actor.js";

/** Says whose rights were changed: a user's, provisioner key's or workspace proxy's UUID, or `*` for anybody's. Written by triggers. */
export const actorsChannel = "orgplane_actors";

/** No change is missed for longer, even where the news of it is. */
const keptMs = 5_000;
const mostActors = 5_000;

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

class ActorCache {
  readonly #find: FindActor;
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();

  constructor(find: FindActor, clock: Clock) {
    this.#find = find;
    this.#clock = clock;
  }

  get(credential: string): Promise<Actor | null> {
    const key = keyOf(credential);
    const known = this.#entries.get(key);
    return known && this.#clock.now().getTime() < known.until ? known.found : this.#look(key, credential);
  }

  /** Forgets an actor, and whoever is being looked for: what was read of them may be older than the news. */
  forget(subject?: string): void {
    if (subject === undefined || subject === "*") return this.#entries.clear();
    for (const [key, entry] of this.#entries) {
      if (entry.subject === null || entry.subject === subject) this.#entries.delete(key);
    }
  }

  #look(key: string, credential: string): Promise<Actor | null> {
    const entry: Entry = {
      found: this.#find(credential),
      subject: null,
      until: this.#clock.now().getTime() + keptMs,
    };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size > mostActors) this.#entries.delete(this.#entries.keys().next().value!);
    const forgetIt = (): void => {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
    };
    entry.found.then((actor) => {
      if (!actor) return forgetIt();
      entry.subject = subjectOf(actor);
      entry.until = endOf(actor, entry.until);
    }, forgetIt);
    return entry.found;
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
