import type { Stream } from "./endable.js";

export interface Mapping<From, To> {
  map: (event: From) => To;
  /** What is said last of a source that broke; null for nothing. Without it what broke it is thrown. */
  broken?: (error: unknown) => To | null;
  /** Called once there is nothing more to come. */
  end?: () => void;
}

const over = { done: true, value: undefined } as const;

/** A step between a source and whoever reads it: a generator would cost each event several turns. */
class MappedStream<From, To> implements Stream<To> {
  readonly #source: AsyncIterator<From>;
  readonly #mapping: Mapping<From, To>;
  #isOver = false;

  constructor(source: AsyncIterable<From>, mapping: Mapping<From, To>) {
    this.#source = source[Symbol.asyncIterator]();
    this.#mapping = mapping;
  }

  next(): Promise<IteratorResult<To, void>> {
    return this.#isOver ? Promise.resolve(over) : this.#source.next().then(this.#map, this.#break);
  }

  async return(): Promise<IteratorResult<To, void>> {
    this.#end();
    await this.#source.return?.();
    return over;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  readonly #map = ({ done, value }: IteratorResult<From, unknown>): IteratorResult<To, void> => {
    if (!done) return { done: false, value: this.#mapped(value) };
    this.#end();
    return over;
  };

  /** An event that cannot be mapped ends the source too: nobody reads on. */
  #mapped(event: From): To {
    try {
      return this.#mapping.map(event);
    } catch (error) {
      this.#end();
      void this.#source.return?.().catch(() => undefined); // what the event broke by is thrown
      throw error;
    }
  }

  readonly #break = (error: unknown): IteratorResult<To, void> => {
    this.#end();
    const { broken } = this.#mapping;
    if (!broken) throw error;
    const last = broken(error);
    return last === null ? over : { done: false, value: last };
  };

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#mapping.end?.();
  }
}

/** Each event of a source as `map` has it. */
export const mapped = <From, To>(source: AsyncIterable<From>, mapping: Mapping<From, To>): Stream<To> =>
  new MappedStream(source, mapping);
