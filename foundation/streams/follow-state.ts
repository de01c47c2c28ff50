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

/** By what was read, what followers are told of it. */
const toldOf = new WeakMap<object, { compared: string; value: object }>();

/** The same object for all who are told the same, and another one for what is told next: also where what was read is the same. */
function told<Value extends object>({ value, compared }: State<Value>): Value {
  const before = toldOf.get(value);
  if (before?.compared === compared) return before.value as Value;
  const next = before ? { ...value } : value;
  toldOf.set(value, { compared, value: next });
  return next;
}

async function* states<Value extends object>(
  read: Following<Value>["read"],
  watch: ChangeWatch,
): AsyncGenerator<Value, void> {
  let last: string | null = null;
  for (let state = await read(); state && !watch.isEnded; state = await read()) {
    if (state.compared !== last) yield told(state);
    last = state.compared;
    if (state.isLast) return;
    await watch.next();
  }
}

/** Something as it is now, and again each time that it has changed; ends when it will change no more, or is gone. What comes in between two looks is passed over. */
export const followState = <Value extends object>({ changes, topics, read, signal }: Following<Value>): Stream<Value> =>
  endable(async function* (ended) {
    const watch = changes.watch(topics, ended);
    try {
      yield* states(read, watch);
    } finally {
      watch.end();
    }
  }, signal);
