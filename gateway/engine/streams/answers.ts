import { GraphQLError, type ExecutionResult } from "graphql";
import type { End, Ending } from "../../../foundation/streams/ending.js";
import type { SourceEvent } from "./event-source.js";

interface Answering {
  events: AsyncIterable<SourceEvent>;
  /** It may be shared with others: it goes on where this stream ends. */
  answer: (event: SourceEvent) => ExecutionResult | Promise<ExecutionResult>;
  /** Ends the events. */
  end: End;
  /** Ends the answers. */
  signal: Ending;
}

/** What is answered, or null as soon as nobody waits for it. */
const unlessEnded = (answer: Promise<ExecutionResult>, signal: Ending): Promise<ExecutionResult | null> =>
  new Promise((resolve, reject) => {
    const leave = (): void => resolve(null);
    signal.addEventListener("abort", leave);
    const settle = (): void => signal.removeEventListener("abort", leave);
    answer.then(resolve, reject).finally(settle);
  });

/** The answer to each event, one after the other: the next event is asked for when this one's answer was taken. */
export async function* answers({ events, answer, end, signal }: Answering): AsyncGenerator<ExecutionResult, void> {
  const endEvents = (): void => end.abort();
  signal.addEventListener("abort", endEvents);
  if (signal.aborted) endEvents();
  try {
    for await (const event of events) {
      const made = answer(event);
      const answered = made instanceof Promise ? await unlessEnded(made, end) : made;
      if (!answered) return; // eslint-disable-line max-depth -- a generator more would cost each event several turns
      yield answered;
    }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    yield { errors: [error] };
  } finally {
    endEvents();
  }
}
