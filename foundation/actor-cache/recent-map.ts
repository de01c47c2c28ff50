/** What was put in last: at least so many, at most twice as many. What is older is dropped as a whole, so that none of it is looked for. */
export class RecentMap<Key, Value> {
  readonly #most: number;
  #now = new Map<Key, Value>();
  #before = new Map<Key, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  get(key: Key): Value | undefined {
    return this.#now.get(key) ?? this.#before.get(key);
  }

  set(key: Key, value: Value): void {
    if (this.#now.size >= this.#most) {
      this.#before = this.#now;
      this.#now = new Map();
    }
    this.#now.set(key, value);
  }

  /** Takes out what is chosen. */
  remove(isChosen: (value: Value, key: Key) => boolean): void {
    const chosen = [...this.#before, ...this.#now].filter(([key, value]) => isChosen(value, key));
    for (const [key] of chosen) this.delete(key);
  }

  delete(key: Key): void {
    this.#now.delete(key);
    this.#before.delete(key);
  }
}
