import type { IncomingMessage } from "node:http";
import { secretIn } from "../../authentication/authenticate.js";
import { readCookie } from "../../sign-in/cookies.js";

/** Where a connection's credential was found. */
export type Credential =
  | { kind: "none" }
  /** Said by whoever connects: it must be somebody's. */
  | { kind: "token"; secret: string }
  /** A browser's, which cannot know that its session is over. */
  | { kind: "cookie"; secret: string };

const none: Credential = { kind: "none" };

const tokenIn = (header: unknown): Credential => ({
  kind: "token",
  secret: typeof header === "string" ? secretIn(header) : "",
});

/** The value of `authorization`, in whatever case it is written. */
function authorizationIn(params: unknown): unknown {
  if (typeof params !== "object" || params === null) return undefined;
  const entry = Object.entries(params).find(([name]) => name.toLowerCase() === "authorization");
  return entry?.[1] ?? undefined;
}

/** Pages of other sites open WebSockets with the cookies of this one: `origin` says whose page it was. */
function isOfOurPage({ headers }: IncomingMessage, publicUrl: URL | null): boolean {
  const { origin, host } = headers;
  if (origin === undefined || !URL.canParse(origin)) return false;
  return publicUrl ? origin === publicUrl.origin : new URL(origin).host === host;
}

/**
 * What a connection comes with: `authorization` in the payload of its `connection_init`, else in the header of its request, else
 * a browser's cookie, if a page of ours opened it.
 */
export function credentialOf(request: IncomingMessage, params: unknown, publicUrl: URL | null): Credential {
  const said = authorizationIn(params) ?? request.headers.authorization;
  if (said !== undefined) return tokenIn(said);
  const secret = isOfOurPage(request, publicUrl) ? readCookie(request, "session") : null;
  return secret === null ? none : { kind: "cookie", secret };
}
