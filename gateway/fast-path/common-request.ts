import type { IncomingMessage } from "node:http";

/** More than a query with its variables has; it is read in one piece. */
export const mostCommonBytes = 65_536;

const json = "application/json; charset=utf-8";
const graphqlJson = "application/graphql-response+json; charset=utf-8";

/** What clients say that they accept, and what they are answered with. */
const contentTypeByAccept: ReadonlyMap<string | undefined, string> = new Map([
  [undefined, json],
  ["*/*", json],
  ["application/json", json],
  ["application/json, text/plain, */*", json],
  ["application/graphql-response+json", graphqlJson],
  ["application/graphql-response+json,application/json;q=0.9", graphqlJson],
  ["application/graphql-response+json, application/json", graphqlJson],
  ["application/graphql-response+json, application/json;q=0.9", graphqlJson],
]);

const bodyTypes: ReadonlySet<string | undefined> = new Set(["application/json", "application/json; charset=utf-8"]);

export const acceptedBodyType = (contentType: string | undefined): boolean => bodyTypes.has(contentType);

/** What an answer is for whoever accepts this; undefined where that is for others to say. */
export const answeredType = (accept: string | undefined): string | undefined => contentTypeByAccept.get(accept);

/** Headers by which a request asks for something of its own. */
const unusual = ["content-encoding", "transfer-encoding", "expect", "upgrade"] as const;

/** How a request of the common kind is read and answered. */
export interface CommonRequest {
  /** Of the body, in bytes. */
  length: number;
  /** Of the answer. */
  contentType: string;
}

/** Null for a request that its head already shows to be another kind than the common one: a POST of JSON that accepts JSON. */
export function commonRequest(request: IncomingMessage, acceptedBytes: number): CommonRequest | null {
  const { method, url, headers } = request;
  if (method !== "POST" || url !== "/graphql" || !acceptedBodyType(headers["content-type"])) return null;
  const contentType = answeredType(headers.accept);
  if (contentType === undefined || unusual.some((name) => headers[name] !== undefined)) return null;
  const length = Number(headers["content-length"]);
  return length > 0 && length <= Math.min(mostCommonBytes, acceptedBytes) ? { length, contentType } : null;
}
