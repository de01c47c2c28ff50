import type { IncomingHttpHeaders } from "node:http";
import { readCookie } from "../sign-in/cookies.js";
import { bearer } from "./authenticate.js";

/** The secret that a request comes with, in its header or else in a browser's cookie; null for none, or for one that is malformed. */
export function secretOf(headers: IncomingHttpHeaders): string | null {
  const { authorization } = headers;
  if (authorization === undefined) return readCookie({ headers }, "session");
  return bearer.exec(authorization)?.[1] ?? null;
}
