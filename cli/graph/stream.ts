import type { ExecutionResult } from "graphql-sse";
import type { Operation } from "./operation.js";

/** Where a subscription is asked, and as whom. */
export interface StreamPlace {
  endpoint: string;
  token: string | null;
}

/** An event has no data where something went wrong. */
function dataOf({ data, errors }: ExecutionResult<Record<string, unknown>, unknown>): Record<string, unknown> {
  if (data && !errors) return data;
  throw new Error(errors?.[0]?.message ?? "The event has no data.");
}

/**
 * The events of a subscription, over server-sent events, until the graph says that there are no more. Throws where the
 * connection breaks, or where the graph refuses or cannot stream: whoever reads asks again by what was read last.
 */
export async function* streamOf<Data, Variables extends object>(
  { endpoint, token }: StreamPlace,
  { text }: Operation<Data, Variables>,
  { variables, signal }: { variables: Variables; signal: AbortSignal },
): AsyncGenerator<Data> {
  const { createClient } = await import("graphql-sse");
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const client = createClient({ url: endpoint, headers, retryAttempts: 0 });
  const stop = (): void => client.dispose();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const results = client.iterate<Record<string, unknown>>({
      query: text,
      variables: { ...variables } as Record<string, unknown>,
    });
    for await (const result of results) yield dataOf(result) as Data;
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener("abort", stop);
    stop();
  }
}
