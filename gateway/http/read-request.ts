import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { whileItWaits } from "../../foundation/http/while-it-waits.js";
import { anonymous, type Actor } from "../../foundation/rbac/actor.js";
import { authenticate, type FindActor } from "../authentication/authenticate.js";
import { readCookie } from "../sign-in/cookies.js";
import type { GatewayContext } from "../gateway-context.js";

const acceptable = /^[\w.-]{1,128}$/;

/**
 * By the header, or by the cookie of a browser that signed in: a session that is over makes nobody of the browser, which
 * cannot know that it is. Requests that a page of another site could cause are refused before: Apollo's CSRF prevention.
 */
function actorOf(request: IncomingMessage, findActor: FindActor): Promise<Actor> {
  const header = request.headers.authorization;
  const session = header === undefined ? readCookie(request, "session") : null;
  if (session === null) return authenticate(header, findActor);
  return findActor(session).then((actor) => actor ?? anonymous);
}

/** What the gateway knows of an HTTP request; throws UNAUTHENTICATED for credentials that name nobody. */
export async function readRequest(
  { req: request, res: response }: { req: IncomingMessage; res: ServerResponse },
  findActor: FindActor,
): Promise<GatewayContext> {
  const signal = whileItWaits(response);
  const given = request.headers["x-request-id"];
  return {
    actor: await actorOf(request, findActor),
    requestId: typeof given === "string" && acceptable.test(given) ? given : randomUUID(),
    ipAddress: request.socket.remoteAddress ?? null,
    signal,
  };
}
