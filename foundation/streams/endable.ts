import { End, type Ending } from "./ending.js";

/** Events as they come. `return` ends it at once, also while it waits for the next one. */
export interface Stream<Event> extends AsyncIterableIterator<Event, void> {
  return(): Promise<IteratorResult<Event, void>>;
}

/** Iterates as `make` says, until `signal` is aborted or the stream is returned: both abort the signal that `make` is given. */
class EndableStream<Event> implements Stream<Event> {
  readonly #end = new End();
  readonly #generator: AsyncGenerator<Event, void>;
  readonly #release: (() => void) | null;

  constructor(make: (signal: Ending) => AsyncGenerator<Event, void>, signal: Ending | undefined) {
    const end = (): void => this.#end.abort();
    if (signal?.aborted) end();
    else signal?.addEventListener("abort", end);
    this.#release = signal ? () => signal.removeEventListener("abort", end) : null;
    this.#generator = make(this.#end);
  }

  next(): Promise<IteratorResult<Event, void>> {
    return this.#release ? this.#nextOrRelease(this.#release) : this.#generator.next();
  }

  return(): Promise<IteratorResult<Event, void>> {
    this.#end.abort();
    this.#release?.();
    return this.#generator.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #nextOrRelease(release: () => void): Promise<IteratorResult<Event, void>> {
    const result = await this.#generator.next();
    if (result.done) release();
    return result;
  }
}

/**
 * A generator that can be ended while it waits. One by itself cannot: its `return` takes its turn behind the `next` that
 * waits. `make` waits for nothing that does not end with the signal.
 */
export const endable = <Event>(make: (signal: Ending) => AsyncGenerator<Event, void>, signal?: Ending): Stream<Event> =>
  new EndableStream(make, signal);
