import { createClient as createSseClient } from "graphql-sse";
import { createClient as createWsClient, type Client, type ClientOptions } from "graphql-ws";
import WebSocket from "ws";
import type { SpokenJob } from "./spoken-job.js";

export const logQuery =
  "subscription ($id: ID!, $after: Int) { provisionerJobLogs(jobId: $id, after: $after) { sequence output } }";

export const logVariables = (job: Pick<SpokenJob, "id">, after?: number) => ({
  id: job.id,
  ...(after !== undefined && { after }),
});

/** A result as a client's library hands it over. */
export interface Result {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as loose as an answer
  data?: any;
  errors?: readonly unknown[];
}

export type Results = AsyncIterator<Result, unknown>;

/** Sequences of the next so many lines, or of those that come until the end. */
export async function takeLines(results: Results, count = Number.POSITIVE_INFINITY): Promise<number[]> {
  const sequences: number[] = [];
  while (sequences.length < count) {
    const { value, done } = await results.next();
    if (done) break;
    const result = value;
    if (result.errors) throw new Error(JSON.stringify(result.errors));
    sequences.push(result.data.provisionerJobLogs.sequence);
  }
  return sequences;
}

export const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, index) => from + index);

export const socketAddress = (endpoint: string): string => endpoint.replace(/^http/, "ws");

export const wsClient = (endpoint: string, token: string | null, more: Partial<ClientOptions> = {}): Client =>
  createWsClient({
    url: socketAddress(endpoint),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token !== null && { connectionParams: { Authorization: `Bearer ${token}` } }),
    ...more,
  });

export const sseClient = (endpoint: string, token: string | null) =>
  createSseClient({
    url: endpoint,
    retryAttempts: 0,
    ...(token !== null && { headers: { authorization: `Bearer ${token}` } }),
  });
