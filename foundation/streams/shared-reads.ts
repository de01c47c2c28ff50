import { LRUCache } from "lru-cache";
import type { Changes } from "./changes.js";

/** What is read is good for so long where no change is heard of. */
const keptMs = 5_000;

/**
 * Reads what many follow once for all of them, from one change of a key to the next. Whoever reads watches the channel, and
 * has done so since before.
 */
export class SharedReads<Value> {
  readonly #reads: LRUCache<string, { key: string; value: Promise<Value> }>;

  constructor(changes: Changes, channel: string, most = 256) {
    this.#reads = new LRUCache({ max: most, ttl: keptMs });
    changes.beforeAll(channel, (key) => this.#forget(key));
  }

  /** What `read` answers, now or a moment ago; `part` says which of several reads of the key it is. */
  get(key: string, part: string, read: () => Promise<Value>): Promise<Value> {
    const name = `${key} ${part}`;
    const known = this.#reads.get(name);
    if (known) return known.value;
    const fresh = { key, value: read() };
    this.#reads.set(name, fresh);
    fresh.value.catch(() => {
      if (this.#reads.peek(name) === fresh) this.#reads.delete(name);
    });
    return fresh.value;
  }

  #forget(key: string | undefined): void {
    if (key === undefined) return this.#reads.clear();
    for (const [name, read] of [...this.#reads.entries()]) if (read.key === key) this.#reads.delete(name);
  }
}
