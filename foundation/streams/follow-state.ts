import type { Changes, ChangeWatch, Topic } from "./changes.js";
import { endable, type Stream } from "./endable.js";
import type { Ending } from "./ending.js";

/** How something is at a moment. */
export interface State<Value> {
  value: Value;
  /** What followers are told of: while it stays the same, nothing has changed for them. */
  compared: string;
  /** Will it never change again? */
  isLast: boolean;
}

export interface Following<Value> {
  changes: Changes;
  /** What to hear of. */
  topics: readonly Topic[];
  /** Null where it is gone. */
  read: () => Promise<State<Value> | null>;
  signal: Ending | undefined;
}

async function* states<Value>(read: Following<Value>["read"], watch: ChangeWatch): AsyncGenerator<Value, void> {
  let told: string | null = null;
  for (let state = await read(); state && !watch.isEnded; state = await read()) {
    if (state.compared !== told) yield state.value;
    told = state.compared;
    if (state.isLast) return;
    await watch.next();
  }
}

/** Something as it is now, and again each time that it has changed; ends when it will change no more, or is gone. What comes in between two looks is passed over. */
export const followState = <Value>({ changes, topics, read, signal }: Following<Value>): Stream<Value> =>
  endable(async function* (ended) {
    const watch = changes.watch(topics, ended);
    try {
      yield* states(read, watch);
    } finally {
      watch.end();
    }
  }, signal);
