import type { Answer } from "./subgraph-under-test.js";

/** An answer with its HTTP status. */
export type HttpAnswer = Answer & { status: number };

/** Sends one operation as a client does. */
export async function post(
  endpoint: string,
  token: string | null,
  operation: { query?: string; extensions?: object; variables?: Record<string, unknown>; signal?: AbortSignal },
): Promise<HttpAnswer> {
  const { signal, ...body } = operation;
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
  return { ...((await response.json()) as Answer), status: response.status };
}
