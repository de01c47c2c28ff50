import { eventStream, eventStreamType } from "../../../foundation/http/event-stream.js";
import type { Framing } from "../../../foundation/http/send-stream.js";
import { multipart } from "./multipart.js";

/** What a client would read a stream as, and whether it would rather have one answer as JSON. */
export interface Accepted {
  framing: Framing;
  /** As well: then what is no subscription is answered as always. */
  json: boolean;
}

const typeOf = (part: string): string => part.split(";")[0]!.trim().toLowerCase();
const isSubscriptionSpec = (part: string): boolean =>
  typeOf(part) === "multipart/mixed" && /;\s*subscriptionspec\s*=\s*"?1\.0"?\s*(;|$)/i.test(part);
const jsonTypes = new Set(["application/json", "application/graphql-response+json", "application/*", "*/*"]);

/** How a request wants to be streamed to, by its `accept`; null where it does not. */
export function acceptedFraming(accept: string | undefined): Accepted | null {
  const parts = (accept ?? "").split(",");
  const json = parts.some((part) => jsonTypes.has(typeOf(part)));
  if (parts.some((part) => typeOf(part) === eventStreamType)) return { framing: eventStream, json };
  return parts.some(isSubscriptionSpec) ? { framing: multipart, json } : null;
}
