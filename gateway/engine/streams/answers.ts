import { GraphQLError, type ExecutionResult } from "graphql";
import type { SourceEvent } from "./event-source.js";

interface Answering {
  events: AsyncIterable<SourceEvent>;
  answer: (event: SourceEvent) => Promise<ExecutionResult>;
  /** Ends the events. */
  end: AbortController;
  /** Ends the answers. */
  signal: AbortSignal;
}

/** The answer to each event, one after the other: the next event is asked for when this one's answer was taken. */
export async function* answers({ events, answer, end, signal }: Answering): AsyncGenerator<ExecutionResult, void> {
  const endEvents = (): void => end.abort();
  signal.addEventListener("abort", endEvents);
  if (signal.aborted) endEvents();
  try {
    for await (const event of events) yield await answer(event);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    yield { errors: [error] };
  } finally {
    endEvents();
  }
}
