import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { whileItWaits } from "../../foundation/http/while-it-waits.js";
import type { Ending } from "../../foundation/streams/ending.js";
import { anonymous, type Actor } from "../../foundation/rbac/actor.js";
import { authenticate, type FindActor } from "../authentication/authenticate.js";
import { readCookie } from "../sign-in/cookies.js";
import type { GatewayContext } from "../gateway-context.js";

const acceptable = /^[\w.-]{1,128}$/;

/** What says of a request who sends it. */
export interface Sent {
  headers: {
    authorization?: string | undefined;
    cookie?: string | undefined;
    "x-request-id"?: string | string[] | undefined;
  };
  /** Where it comes from, as far as that is known. */
  ipAddress: string | null;
  /** Ends when nobody waits for the answer any more. */
  signal: Ending;
}

/**
 * By the header, or by the cookie of a browser that signed in: a session that is over makes nobody of the browser, which
 * cannot know that it is. Requests that a page of another site could cause are refused before: Apollo's CSRF prevention.
 */
function actorOf({ headers }: Sent, findActor: FindActor): Promise<Actor> {
  const session = headers.authorization === undefined ? readCookie({ headers }, "session") : null;
  if (session === null) return authenticate(headers.authorization, findActor);
  return findActor(session).then((actor) => actor ?? anonymous);
}

/** What the gateway knows of a request; throws UNAUTHENTICATED for credentials that name nobody. */
export async function contextOf(sent: Sent, findActor: FindActor): Promise<GatewayContext> {
  const given = sent.headers["x-request-id"];
  return {
    actor: await actorOf(sent, findActor),
    requestId: typeof given === "string" && acceptable.test(given) ? given : randomUUID(),
    ipAddress: sent.ipAddress,
    signal: sent.signal,
  };
}

/** The same, of a request that Node has read. */
export function readRequest(
  { req: request, res: response }: { req: IncomingMessage; res: ServerResponse },
  findActor: FindActor,
): Promise<GatewayContext> {
  const ipAddress = request.socket.remoteAddress ?? null;
  return contextOf({ headers: request.headers, ipAddress, signal: whileItWaits(response) }, findActor);
}
